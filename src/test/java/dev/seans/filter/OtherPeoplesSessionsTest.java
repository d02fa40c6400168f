package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import dev.seans.session.Sessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The decision table: what a request with each kind of id gets where sessions are refused, created and recovered. Nobody
 * ever gets the session of somebody else.
 */
class OtherPeoplesSessionsTest {

    private static final String HOME = "192.0.2.1";
    private static final String REFUSED = "The request belongs to no session that is known here: open a new one.\n";

    private Database database;
    private Sessions sessions;
    private SessionId annas;
    private SessionId nobodys;

    @BeforeEach
    void aSessionOfAnnaAndOneOfNobody() {
        database = TestDatabase.H2.fresh();
        sessions = filter(GivenFilter.refusing(Access.NONE)).sessions();
        annas = sessions.open(GivenFilter.SCOPE, "anna", HOME, Duration.ofMinutes(10));
        nobodys = sessions.open(GivenFilter.SCOPE, "", HOME, Duration.ofMinutes(10));
        // It holds something, so that it is nobody's to be found by address.
        database.update("UPDATE seans_session SET important = TRUE");
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                stranger("no id", test -> request()),
                stranger("an empty id", test -> cookie("")),
                stranger("a malformed id", test -> cookie("../../etc/passwd")),
                stranger("a guessed id", test -> cookie("A".repeat(43))),
                stranger(
                        "a random id of the right form",
                        test -> cookie(SessionId.generate().secret())),
                stranger(
                        "the key of a session",
                        test -> cookie(test.annas.key().hex().substring(0, 43))),
                stranger(
                        "an id of another scope",
                        test -> cookie(test.sessions
                                .open("blog", "", HOME, Duration.ofMinutes(10))
                                .secret())),
                stranger("an expired id", test -> {
                    GivenTime.expire(test.database, test.nobodys);
                    return cookie(test.nobodys.secret());
                }),
                stranger(
                        "an id from another address",
                        test -> cookie(test.nobodys.secret()).from("192.0.2.99")),
                stranger("an id of another user", test -> authorized(cookie(test.annas.secret()), "boris")),
                stranger(
                        "ids in two cookies", test -> cookie(test.nobodys.secret() + "; seans=" + test.annas.secret())),
                stranger(
                        "ids in two Cookie headers",
                        test -> cookie(test.nobodys.secret()).header("Cookie", "seans=" + test.annas.secret())),
                stranger(
                        "an id in a cookie of another name",
                        test -> request()
                                .header(
                                        "Cookie",
                                        "Seans=" + test.nobodys.secret() + "; xseans=" + test.nobodys.secret())));
    }

    private static Arguments stranger(String name, Function<OtherPeoplesSessionsTest, FakeRequest> request) {
        return Arguments.of(name, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whereSessionsAreRefusedAllStrangersGetTheSameAnswer(
            String name, Function<OtherPeoplesSessionsTest, FakeRequest> stranger) throws Exception {
        FakeRequest request = stranger.apply(this);
        long before = count();
        for (Access access : Access.values()) {
            FakeResponse response = filter(GivenFilter.forBrowsers(Missing.REFUSE, access))
                    .handle(
                            request,
                            (inside, answer) -> assertThat(inside)
                                    .as("this must not be reached")
                                    .isNull());

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body(StandardCharsets.UTF_8)).isEqualTo(REFUSED);
            assertThat(response.headers())
                    .isEqualTo(Map.of(
                            "Content-Type", "text/plain; charset=UTF-8",
                            "Cache-Control", "no-store",
                            "Referrer-Policy", "no-referrer"));
        }
        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whereSessionsAreCreatedAStrangerGetsANewOne(
            String name, Function<OtherPeoplesSessionsTest, FakeRequest> stranger) throws Exception {
        assertGetsANewOne(stranger.apply(this), Missing.CREATE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whereSessionsAreRecoveredAStrangerNeverGetsAnImportantOne(
            String name, Function<OtherPeoplesSessionsTest, FakeRequest> stranger) throws Exception {
        assertGetsANewOne(stranger.apply(this), Missing.RECOVER);
    }

    private void assertGetsANewOne(FakeRequest request, Missing missing) throws IOException, ServletException {
        List<String> keys = new ArrayList<>();

        FakeResponse response = filter(GivenFilter.forBrowsers(missing, Access.EXCLUSIVE))
                .handle(request, (inside, answer) -> {
                    assertThat(inside.getSession(false)).isNull();
                    assertThat(inside.isRequestedSessionIdValid()).isFalse();
                    HttpSession made = inside.getSession();
                    assertThat(made.isNew()).isTrue();
                    assertThat(made.getAttributeNames().hasMoreElements()).isFalse();
                    keys.add(made.getId());
                });

        assertThat(response.status()).isEqualTo(200);
        SessionKey key = GivenCookie.id(response).key();
        assertThat(keys).containsExactly(key.hex());
        assertThat(key).isNotIn(annas.key(), nobodys.key());
    }

    @ParameterizedTest
    @EnumSource
    void aValidIdGoesOn(Missing missing) throws Exception {
        for (Access access : Access.values()) {
            FakeResponse response = filter(GivenFilter.forBrowsers(missing, access))
                    .handle(
                            cookie(nobodys.secret()),
                            (inside, answer) -> assertThat(
                                            SessionIdentity.require(inside).key())
                                    .isEqualTo(nobodys.key()));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOldCookieOfAnotherPathDoesNotHideTheValidOne(Missing missing) throws Exception {
        String gone = SessionId.generate().secret();
        String expired = sessions.open(GivenFilter.SCOPE, "", HOME, Duration.ofMinutes(10))
                .secret();
        GivenTime.expire(database, SessionId.parse(expired).orElseThrow());
        String elsewhere = sessions.open(GivenFilter.SCOPE, "", "192.0.2.99", Duration.ofMinutes(10))
                .secret();
        GivenFilter filter = filter(GivenFilter.forBrowsers(missing, Access.EXCLUSIVE));

        for (List<String> values : List.of(
                List.of(gone, nobodys.secret()),
                List.of(nobodys.secret(), gone),
                List.of("old", nobodys.secret()),
                List.of(expired, elsewhere, nobodys.secret(), gone))) {
            FakeResponse response = filter.handle(cookie(String.join("; seans=", values)), (inside, answer) -> {
                assertThat(SessionIdentity.require(inside).key()).isEqualTo(nobodys.key());
                assertThat(inside.getRequestedSessionId())
                        .isEqualTo(nobodys.key().hex());
                assertThat(inside.isRequestedSessionIdValid()).isTrue();
            });

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.cookies()).isEmpty();
            assertThat(filter.finished().note("cookies")).contains(values.size() + " of one name, 1 to be considered");
        }
    }

    @Test
    void noMoreThanThreeCookiesAreLookedAt() throws Exception {
        String gone =
                Stream.generate(() -> SessionId.generate().secret()).limit(3).collect(Collectors.joining("; seans="));

        assertThat(filter(GivenFilter.forBrowsers(Missing.REFUSE, Access.NONE))
                        .handle(cookie(gone + "; seans=" + nobodys.secret()), (inside, answer) -> {})
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFormerIdBesideTheCurrentOneIsNoSecondSession() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE));
        SessionId changed =
                GivenCookie.id(shop.handle(cookie(nobodys.secret()), (inside, answer) -> inside.changeSessionId()));

        assertThat(key(shop, cookie(nobodys.secret() + "; seans=" + changed.secret())))
                .isEqualTo(changed.key());
    }

    @Test
    void aWholeSetCookieThatIsSentBackIsUnderstood() throws Exception {
        FakeRequest echoing = cookie(nobodys.secret() + "; Path=/seans; HttpOnly; SameSite=Lax");

        assertThat(key(filter(GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE)), echoing))
                .isEqualTo(nobodys.key());
    }

    @Test
    void aRandomIdOnAUrlWithoutAccessIsRefused() throws Exception {
        GivenFilter downloads = filter(GivenFilter.refusing(Access.NONE));

        FakeResponse response = downloads.handle(
                FakeRequest.withQuery("sessid=" + SessionId.generate().secret()), (inside, answer) -> {});

        assertThat(response.status()).isEqualTo(403);
        assertThat(downloads.finished().note("refused")).contains("UNKNOWN_ID");
    }

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

    @Test
    void aVisitorWithoutAnIdFindsTheSessionOfItsAddressAgainUnderANewId() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.RECOVER, Access.EXCLUSIVE));
        SessionId first = GivenCookie.id(shop.handle(request(), (inside, answer) -> inside.getSession()));

        FakeResponse again = shop.handle(request(), (inside, answer) -> {
            HttpSession found = inside.getSession(false);
            assertThat(found).isNotNull();
            assertThat(found.isNew()).isFalse();
            assertThat(inside.isRequestedSessionIdValid()).isFalse();
        });
        FakeResponse elsewhere = shop.handle(
                request().from("192.0.2.99"),
                (inside, answer) -> assertThat(inside.getSession(false)).isNull());

        assertThat(GivenCookie.id(again)).isNotEqualTo(first);
        assertThat(elsewhere.cookies()).isEmpty();
        assertThat(count()).as("those of anna and nobody, and this").isEqualTo(3);
        assertThat(shop.allFinished().get(1).note("made")).contains("again");
    }

    @Test
    void aRobotThatSendsAThousandWrongIdsLeavesOneSession() throws Exception {
        GivenFilter shop = filter(GivenFilter.forBrowsers(Missing.RECOVER, Access.EXCLUSIVE));

        for (int number = 0; number < 1000; number++) {
            shop.handle(cookie(SessionId.generate().secret()), (inside, answer) -> inside.getSession());
        }

        assertThat(count()).as("those of anna and nobody, and one").isEqualTo(3);
    }

    @Test
    void anAddressIsWhatATrustedProxySays() throws Exception {
        GivenFilter shop = new GivenFilter(
                database,
                GivenFilter.forBrowsers(Missing.CREATE, Access.EXCLUSIVE),
                Map.of("seans.trusted-proxies", "10.0.0.0/8"));
        FakeRequest proxied = cookie(nobodys.secret()).from("10.0.0.1");

        assertThat(key(shop, proxied.header("X-Forwarded-For", HOME))).isEqualTo(nobodys.key());
        assertThat(key(shop, cookie(nobodys.secret()).from("10.0.0.1"))).isNotEqualTo(nobodys.key());
        assertThat(key(shop, cookie(nobodys.secret()).from("203.0.113.7").header("X-Forwarded-For", HOME)))
                .isNotEqualTo(nobodys.key());
    }

    @Test
    void anIdOfTheUrlIsCarriedOnAndNeverBecomesACookie() throws Exception {
        GivenFilter closed = filter(GivenFilter.policy(
                List.of(IdSource.URL, IdSource.COOKIE), Missing.REFUSE, Access.EXCLUSIVE, EntryPattern.NONE));
        List<String> urls = new ArrayList<>();

        FakeResponse response = closed.handle(FakeRequest.withQuery("sessid=" + nobodys.secret()), (inside, answer) -> {
            urls.add(answer.encodeURL("basket"));
            inside.changeSessionId();
            urls.add(answer.encodeRedirectURL("basket?n=1#top"));
            assertThat(inside.isRequestedSessionIdFromURL()).isTrue();
        });

        assertThat(urls.get(0)).isEqualTo("basket?sessid=" + nobodys.secret());
        assertThat(urls.get(1))
                .startsWith("basket?n=1&sessid=")
                .endsWith("#top")
                .doesNotContain(nobodys.secret());
        assertThat(response.cookies()).isEmpty();
        assertThat(response.headers()).containsEntry("Cache-Control", "no-store");
        String changed = urls.get(1).replaceAll(".*sessid=|#.*", "");
        assertThat(closed.handle(FakeRequest.withQuery("sessid=" + changed), (inside, answer) -> {})
                        .status())
                .isEqualTo(200);
    }

    private SessionKey key(GivenFilter filter, FakeRequest request) throws IOException, ServletException {
        List<SessionKey> keys = new ArrayList<>();
        filter.handle(request, (inside, answer) -> {
            inside.getSession();
            keys.add(SessionIdentity.require(inside).key());
        });
        return keys.get(0);
    }

    private static Object attribute(GivenFilter filter, SessionId id, String name)
            throws IOException, ServletException {
        List<Object> found = new ArrayList<>();
        filter.handle(
                cookie(id.secret()),
                (inside, answer) -> found.add(inside.getSession().getAttribute(name)));
        return found.get(0);
    }

    private long count() {
        return database.query("SELECT id FROM seans_session", row -> row.getLong(1))
                .size();
    }

    private GivenFilter filter(FilterPolicy policy) {
        return new GivenFilter(database, policy, Map.of());
    }

    private static FakeRequest request() {
        return FakeRequest.withQuery(null).from(HOME);
    }

    private static FakeRequest cookie(String value) {
        return request().header("Cookie", "seans=" + value);
    }

    private static FakeRequest authorized(FakeRequest request, String user) {
        return request.realmKnows(user, "secret").header("Authorization", basic(user, "secret"));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
