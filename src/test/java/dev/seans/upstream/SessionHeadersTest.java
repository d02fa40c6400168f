package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request carries of a session. */
class SessionHeadersTest {

    private static final UpstreamCookie OF_ALL = new UpstreamCookie("a", "1", "/", false);
    private static final UpstreamCookie OF_HS = new UpstreamCookie("b", "2", "/hs", false);
    private static final UpstreamCookie SECURE = new UpstreamCookie("c", "3", "/", true);

    @Test
    void cookiesGoToTheirPaths() {
        assertThat(cookies("https://erp/")).containsExactly("a=1; c=3");
        assertThat(cookies("https://erp/hs")).containsExactly("a=1; b=2; c=3");
        assertThat(cookies("https://erp/hs/x")).containsExactly("a=1; b=2; c=3");
        assertThat(cookies("https://erp/hsx")).containsExactly("a=1; c=3");
        assertThat(cookies("http://erp/hs")).containsExactly("a=1; b=2");
        assertThat(cookies("http://localhost/hs")).containsExactly("a=1; b=2; c=3");
    }

    @Test
    void whatTheCallerHasStays() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://erp/hs"))
                .headers("Cookie", "own=0", "Authorization", "own", "X-Other", "1")
                .timeout(Duration.ofSeconds(3))
                .build();

        HttpRequest written = SessionHeaders.written(request, session(OF_ALL));

        assertThat(written.headers().allValues("Cookie")).containsExactly("own=0; a=1");
        assertThat(written.headers().allValues("Authorization")).containsExactly("own");
        assertThat(written.headers().allValues("X-Other")).containsExactly("1");
        assertThat(written.timeout()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aCallWithoutTimeOutGetsOne() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("https://erp/hs")).build();

        HttpRequest written = SessionHeaders.written(request, session());

        assertThat(written.timeout()).contains(Duration.ofMinutes(1));
        assertThat(written.headers().map()).containsOnlyKeys("Authorization");
    }

    @Test
    void headersOfASessionReplaceThoseOfTheCallerAndGoBeforeThoseOfTheSettings() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://erp/hs"))
                .headers("authorization", "own", "X-Api-Key", "own", "X-Other", "1")
                .build();

        HttpRequest written = SessionHeaders.written(request, tokens());

        assertThat(written.headers().allValues("Authorization")).containsExactly("Bearer t");
        assertThat(written.headers().allValues("X-Api-Key")).containsExactly("k");
        assertThat(written.headers().allValues("X-Other")).containsExactly("1");
        assertThat(written.uri()).hasToString("https://erp/hs?key=a%20b%26%D1%91");
    }

    @ParameterizedTest
    @CsvSource({
        "https://erp/a%2Fb?x=1&key=2&y=%20, https://erp/a%2Fb?x=1&y=%20&key=a%20b%26%D1%91",
        "https://erp:8443/?k%65y=2&key, https://erp:8443/?key=a%20b%26%D1%91",
        "https://erp/?KEY=2, https://erp/?KEY=2&key=a%20b%26%D1%91",
    })
    void parametersOfASessionReplaceThoseOfTheCaller(String asked, String sent) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked)).build();

        assertThat(SessionHeaders.written(request, tokens()).uri()).hasToString(sent);
    }

    private static SessionContent tokens() {
        return new SessionContent(
                URI.create("https://erp"),
                List.of(),
                List.of(new SecretHeader("Authorization", new Secret("Bearer t"))),
                List.of(new SecretParameter("key", new Secret("a b&ё"))),
                List.of(
                        new SecretHeader("AUTHORIZATION", new Secret("no")),
                        new SecretHeader("X-Api-Key", new Secret("k"))),
                Optional.of(new Secret("Basic x")),
                LostRule.parse(List.of("401")),
                false,
                Duration.ofMinutes(1));
    }

    private static List<String> cookies(String uri) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        HttpHeaders headers =
                SessionHeaders.written(request, session(OF_ALL, OF_HS, SECURE)).headers();
        return headers.allValues("Cookie");
    }

    private static SessionContent session(UpstreamCookie... cookies) {
        return new SessionContent(
                URI.create("https://erp"),
                List.of(cookies),
                Optional.of(new Secret("Basic x")),
                LostRule.parse(List.of("401")),
                false,
                Duration.ofMinutes(1));
    }
}
