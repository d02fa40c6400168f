package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.upstream.UpstreamCookie;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cookies of an answer are kept, where they go, and how long they live: RFC 6265, section 5. */
class ReceivedCookiesTest {

    private static final AnswerTime ANSWERED = new AnswerTime(Instant.parse("2026-03-01T10:00:00Z"));

    @Test
    void aCookieIsKeptWithItsPathAndWhetherItIsSecure() {
        assertThat(received("sid=a=b; Path=/api; Secure; HttpOnly").cookies())
                .containsExactly(new UpstreamCookie("sid", "a=b", "/api", true));
        assertThat(received(" sid = a ;SECURE;path=/").cookies())
                .containsExactly(new UpstreamCookie("sid", "a", "/", true));
    }

    @ParameterizedTest
    @CsvSource({"sid=a, /base/v1", "sid=a; Path=x, /base/v1", "sid=a; Path=, /base/v1", "sid=a; Path=/y; Path=/z, /z"})
    void aCookieWithoutAPathGoesWhereTheLoginWas(String header, String path) {
        assertThat(received(header).cookies()).containsExactly(new UpstreamCookie("sid", "a", path, false));
    }

    @ParameterizedTest
    @CsvSource({"http://erp.example.com, /", "http://erp.example.com/, /", "http://erp.example.com/login, /"})
    void atTheTopTheyGoEverywhere(URI request, String path) {
        assertThat(received(request, "sid=a").cookies())
                .extracting(UpstreamCookie::path)
                .containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sid",
                "=a",
                " =a",
                "sid=",
                "sid=; Path=/",
                "sid=a; Max-Age=0",
                "sid=a; Max-Age=-1",
                "sid=a; Max-Age=-99999999999999999999",
                "sid=a; Expires=Sun, 01 Mar 2026 10:00:00 GMT",
                "sid=a; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "sid=a; Max-Age=0; Expires=Sun, 01 Mar 2027 10:00:00 GMT",
                "sid=a; Domain=evil.example",
                "sid=a; Domain=rp.example.com",
                "sid=a; Domain=x.erp.example.com"
            })
    void whatIsNoCookieForUsIsLeftOut(String header) {
        assertThat(received(header).cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"erp.example.com", ".example.com", "EXAMPLE.com", "", "."})
    void aDomainAboveTheHostIsAllowed(String domain) {
        assertThat(received("sid=a; Domain=" + domain).cookies()).hasSize(1);
    }

    @Test
    void noDomainIsAboveAnAddress() {
        assertThat(received(URI.create("http://127.0.0.1/login"), "sid=a; Domain=0.0.1")
                        .cookies())
                .isEmpty();
        assertThat(received(URI.create("http://127.0.0.1/login"), "sid=a; Domain=127.0.0.1")
                        .cookies())
                .hasSize(1);
    }

    @Test
    void onlyTheCookiesAskedForAreKept() {
        assertThat(ReceivedCookies.of(
                                URI.create("http://erp.example.com/login"),
                                headers("sid=a", "tracker=b"),
                                ANSWERED,
                                "sid"::equals)
                        .cookies())
                .extracting(UpstreamCookie::name)
                .containsExactly("sid");
    }

    @Test
    void aLaterCookieReplacesOneOfItsNameAndPath() {
        assertThat(received("sid=a; Path=/", "sid=b; Path=/", "sid=c; Path=/x").cookies())
                .containsExactly(
                        new UpstreamCookie("sid", "b", "/", false), new UpstreamCookie("sid", "c", "/x", false));
        assertThat(received("sid=a; Path=/", "sid=gone; Path=/; Max-Age=0").cookies())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sid=a; Max-Age=60 | PT1M",
                "sid=a; Max-Age=60; Expires=Sun, 01 Mar 2026 11:00:00 GMT | PT1M",
                "sid=a; Expires=Sun, 01 Mar 2026 11:00:00 GMT | PT1H",
                "sid=a; Expires=Sun, 01 Mar 2026 11:00:00 GMT; Max-Age=soon | PT1H",
                "sid=a; Expires=Sun, 01 Mar 9999 11:00:00 GMT | PT8784H",
                "sid=a; Max-Age=99999999999999999999 | PT8784H",
                "sid=a; Max-Age=999999999999999999 | PT8784H"
            })
    void theCookieTellsHowLongItLives(String header, Duration lifetime) {
        assertThat(received(header).lifetime()).contains(lifetime);
    }

    @Test
    void theCookieThatEndsFirstEndsTheSession() {
        assertThat(received("a=1; Max-Age=60", "b=1", "c=1; Max-Age=30", "d=1; Max-Age=0")
                        .lifetime())
                .contains(Duration.ofSeconds(30));
        assertThat(received("b=1", "c=1; Expires=some day").lifetime()).isEmpty();
    }

    private static ReceivedCookies received(String... headers) {
        return received(URI.create("http://erp.example.com/base/v1/login"), headers);
    }

    private static ReceivedCookies received(URI request, String... headers) {
        return ReceivedCookies.of(request, headers(headers), ANSWERED, name -> true);
    }

    private static HttpHeaders headers(String... cookies) {
        return HttpHeaders.of(Map.of("Set-Cookie", List.of(cookies)), (name, value) -> true);
    }
}
