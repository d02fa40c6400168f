package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import dev.seans.session.Access;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session is worth before and after its visitor says who they are. */
class SessionsAtLoginTest extends StrangersFixture {

    @Test
    void anIdThatWasPlantedBeforeALoginIsWorthNothingAfterIt() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));
        SessionId planted = nobodys;

        FakeResponse login = shop.handle(cookie(planted.secret()).realmKnows("anna", "secret"), (inside, answer) -> {
            inside.getSession().setAttribute("n", 1);
            inside.login("anna", "secret");
            assertThat(SessionIdentity.require(inside).user()).isEqualTo("anna");
            inside.getSession().setAttribute("card", "4711");
        });

        SessionId own = GivenCookie.id(login);
        assertThat(login.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(key(shop, cookie(own.secret()))).isEqualTo(own.key());
        assertThat(key(shop, cookie(planted.secret()))).isNotIn(own.key(), planted.key());
        assertThat(attribute(shop, own, "card")).isEqualTo("4711");
        assertThat(attribute(shop, own, "n")).isEqualTo(1);
    }

    @Test
    void credentialsInTheRequestAreALoginToo() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));

        FakeResponse response = shop.handle(authorized(cookie(nobodys.secret()), "anna"), (inside, answer) -> {});

        SessionId own = GivenCookie.id(response);
        assertThat(own).isNotEqualTo(nobodys);
        assertThat(key(shop, cookie(nobodys.secret()))).isNotEqualTo(own.key());
        FakeResponse boris =
                shop.handle(authorized(cookie(own.secret()), "boris"), (inside, answer) -> inside.getSession());
        assertThat(GivenCookie.id(boris)).isNotEqualTo(own);
    }

    @Test
    void anOwnerIsNamedAsTheServerNamesThem() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));
        FakeRequest basic =
                request().realmKnowsInAnyCase("anna", "secret").header("Authorization", basic("ANNA", "secret"));
        FakeRequest login = cookie(nobodys.secret()).realmKnowsInAnyCase("anna", "secret");

        SessionId ofBasic = GivenCookie.id(shop.handle(basic, (inside, answer) -> inside.getSession()));
        SessionId ofLogin = GivenCookie.id(shop.handle(login, (inside, answer) -> inside.login("ANNA", "secret")));

        assertThat(sessions.find(ofBasic.key()).orElseThrow().user()).isEqualTo("anna");
        assertThat(sessions.find(ofLogin.key()).orElseThrow().user()).isEqualTo("anna");
        assertThat(key(
                        shop,
                        cookie(ofBasic.secret())
                                .realmKnowsInAnyCase("anna", "secret")
                                .header("Authorization", basic("ANNA", "secret"))))
                .isEqualTo(ofBasic.key());
    }

    @Test
    void whomTheServerHasVerifiedOwnsWhatIsMadeAndChangesHandsWithNobody() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.RECOVER, Access.EXCLUSIVE));
        SessionId own = GivenCookie.id(shop.handle(request().of("anna"), (inside, answer) -> inside.getSession()));

        assertThat(key(shop, cookie(own.secret()).of("boris"))).isNotEqualTo(own.key());
        assertThat(key(shop, cookie(own.secret()).of("anna"))).isEqualTo(own.key());
        assertThat(key(shop, cookie(own.secret())))
                .as("without credentials it goes on")
                .isEqualTo(own.key());
    }

    @Test
    void whoHasLoggedInGetsASessionOfTheirOwnAndNoneThatIsFound() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.RECOVER, Access.EXCLUSIVE));
        SessionId anonymous = GivenCookie.id(shop.handle(request(), (inside, answer) -> inside.getSession()));

        shop.handle(request().of("anna"), (inside, answer) -> {
            assertThat(inside.getSession(false)).isNull();
            assertThat(inside.getSession().isNew()).isTrue();
            assertThat(SessionIdentity.require(inside).user()).isEqualTo("anna");
        });

        assertThat(sessions.find(anonymous.key()).orElseThrow().user()).isEmpty();
    }

    @Test
    void nobodyLogsInToTheSessionOfAnotherUser() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));
        List<String> failures = new ArrayList<>();

        FakeResponse response = shop.handle(cookie(annas.secret()).realmKnows("boris", "secret"), (inside, answer) -> {
            try {
                inside.login("boris", "secret");
            } catch (ServletException refused) {
                failures.add(String.valueOf(refused.getMessage()));
            }
            assertThat(inside.getUserPrincipal()).isNull();
            inside.getSession().invalidate();
            inside.login("boris", "secret");
            inside.getSession();
            assertThat(SessionIdentity.require(inside).user()).isEqualTo("boris");
        });

        assertThat(failures)
                .containsExactly("The session belongs to another user: invalidate it before this one logs in");
        assertThat(GivenCookie.id(response)).isNotEqualTo(annas);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasLoggedInNeverGoesOnUnderAPlantedId(Access access) throws Exception {
        for (Missing missing : Missing.values()) {
            SessionId planted = sessions.open(GivenFilter.SCOPE, "", HOME, Duration.ofMinutes(10));
            GivenFilter filter = filter(GivenFilter.forBrowsers(missing, access));

            FakeResponse response = filter.handle(
                    authorized(cookie(planted.secret()), "anna"),
                    (inside, answer) ->
                            assertThat(SessionIdentity.require(inside).user()).isEqualTo("anna"));

            SessionId own = GivenCookie.id(response);
            assertThat(sessions.find(planted.key())).isEmpty();
            assertThat(sessions.find(own.key()).orElseThrow().user()).isEqualTo("anna");
            assertThat(filter(GivenFilter.forBrowsers(Missing.REFUSE, access))
                            .handle(cookie(planted.secret()), (inside, answer) -> {})
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "SNAPSHOT", "NONE"})
    void aLoginDuringTheRequestGivesTheSessionANewIdToo(Access access) throws Exception {
        FakeResponse response = filter(GivenFilter.forBrowsers(Missing.REFUSE, access))
                .handle(cookie(nobodys.secret()).realmKnows("anna", "secret"), (inside, answer) -> {
                    inside.login("anna", "secret");
                    assertThat(SessionIdentity.require(inside).user()).isEqualTo("anna");
                });

        assertThat(sessions.find(nobodys.key())).isEmpty();
        assertThat(sessions.find(GivenCookie.id(response).key()).orElseThrow().user())
                .isEqualTo("anna");
    }

    @Test
    void aFormerIdOfASessionOfNobodyIsWorthNothingToWhoHasLoggedIn() throws Exception {
        for (Access access : Access.values()) {
            SessionId former = sessions.open(GivenFilter.SCOPE, "", HOME, Duration.ofMinutes(10));
            SessionId changed = GivenCookie.id(filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.EXCLUSIVE))
                    .handle(cookie(former.secret()), (inside, answer) -> inside.changeSessionId()));

            FakeResponse refused = filter(GivenFilter.forBrowsers(Missing.REFUSE, access))
                    .handle(authorized(cookie(former.secret()), "anna"), (inside, answer) -> {});

            assertThat(refused.status()).isEqualTo(403);
            assertThat(sessions.find(changed.key()).orElseThrow().user()).isEmpty();
        }
    }

    @Test
    void whoseSessionOfNobodyAnotherRequestHasJustTakenIsTreatedLikeOneWithoutAnId() throws Exception {
        for (Missing missing : Missing.values()) {
            SessionId planted = sessions.open(GivenFilter.SCOPE, "", HOME, Duration.ofMinutes(10));
            GivenFilter filter = filter(GivenFilter.forBrowsers(missing, Access.NONE));
            filter.handle(cookie(planted.secret()), (inside, answer) -> {});
            SessionId first = GivenCookie.id(filter(GivenFilter.forBrowsers(missing, Access.NONE))
                    .handle(authorized(cookie(planted.secret()), "boris"), (inside, answer) -> {}));

            // This node still knows the session as nobody's.
            FakeResponse late = filter.handle(authorized(cookie(planted.secret()), "anna"), (inside, answer) -> {});

            assertThat(sessions.find(first.key()).orElseThrow().user()).isEqualTo("boris");
            assertThat(late.status()).isEqualTo(missing == Missing.REFUSE ? 403 : 200);
            if (missing.makesSessions()) {
                assertThat(sessions.find(GivenCookie.id(late).key())
                                .orElseThrow()
                                .user())
                        .isEqualTo("anna");
            }
        }
    }

    @Test
    void aSessionOfNobodyIsNotForAUserWhoCannotBeToldANewId() throws Exception {
        GivenFilter closed = filter(GivenFilter.refusing(Access.EXCLUSIVE));
        FakeRequest planted = FakeRequest.withQuery("sessid=" + nobodys.secret());

        assertThat(closed.handle(planted, (inside, answer) -> {}).status()).isEqualTo(200);
        assertThat(closed.handle(authorized(planted, "anna"), (inside, answer) -> {})
                        .status())
                .isEqualTo(403);
        assertThat(closed.handle(
                                authorized(request().header("IBSession", nobodys.secret()), "anna"),
                                (inside, answer) -> {})
                        .status())
                .isEqualTo(403);
        assertThat(database.query("SELECT id FROM seans_session WHERE x_owner IS NOT NULL", row -> row.getLong(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YW5uYTp3cm9uZw==", "Basic ???", "Basic"})
    void whereSessionsAreRefusedSoAreWrongCredentials(String wrong) throws Exception {
        GivenFilter filter = filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.EXCLUSIVE));
        FakeRequest request =
                cookie(annas.secret()).realmKnows("anna", "secret").header("Authorization", wrong);

        assertThat(filter.handle(request, (inside, answer) -> {}).status()).isEqualTo(403);
        assertThat(filter.finished().note("refused")).contains("WRONG_CREDENTIALS");
    }

    /** A proxy may have asked for them, or the application reads them by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"Basic YW5uYTp3cm9uZw==", "Basic c2l0ZTpzZWNyZXQ=", "Basic ???", "Basic"})
    void whereSessionsAreMadeCredentialsThatTheRealmDoesNotKnowChangeNothing(String unknown) throws Exception {
        for (Missing missing : List.of(Missing.CREATE, Missing.RECOVER)) {
            GivenFilter filter = filter(GivenFilter.forBrowsers(missing, Access.EXCLUSIVE));
            FakeRequest fresh = request().realmKnows("anna", "secret").header("Authorization", unknown);
            FakeRequest known =
                    cookie(nobodys.secret()).realmKnows("anna", "secret").header("Authorization", unknown);

            SessionId made = GivenCookie.id(filter.handle(fresh, (inside, answer) -> {
                inside.getSession();
                assertThat(inside.getUserPrincipal()).isNull();
            }));

            assertThat(sessions.find(made.key()).orElseThrow().user()).isEmpty();
            assertThat(key(filter, known)).isEqualTo(nobodys.key());
            assertThat(sessions.find(nobodys.key()).orElseThrow().user()).isEmpty();
            assertThat(filter.finished().note("refused")).isEmpty();
            assertThat(filter.finished().note("credentials")).contains("unknown");
        }
    }

    @Test
    void schemesThatTheApplicationReadsArePassedOnWhereSessionsAreMade() throws Exception {
        FakeRequest bearer = request().header("Authorization", "Bearer abc");

        assertThat(filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE))
                        .handle(bearer, (inside, answer) -> {})
                        .status())
                .isEqualTo(200);
        assertThat(filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.EXCLUSIVE))
                        .handle(bearer, (inside, answer) -> {})
                        .status())
                .isEqualTo(403);
    }
}
