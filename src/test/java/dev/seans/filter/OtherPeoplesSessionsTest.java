package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The decision table: what a request with each kind of id gets where sessions are refused, created and recovered. Nobody
 * ever gets the session of somebody else.
 */
class OtherPeoplesSessionsTest extends StrangersFixture {

    private static final String REFUSED = "The request belongs to no session that is known here: open a new one.\n";

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
}
