package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fuzz.Hostile;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an upstream sends as cookies, it is kept so that it can be sent again, or left out. */
class HostileCookiesTest {

    private static final URI REQUEST = URI.create("https://erp.example/base/hs/api/login");

    @Provide
    Arbitrary<List<String>> headers() {
        return Arbitraries.oneOf(
                        Hostile.text(),
                        Hostile.damaged("JSESSIONID=0123456789abcdef; Path=/base; Secure; HttpOnly; Max-Age=100"),
                        Hostile.damaged(
                                "sid=\"x y\"; Domain=.erp.example; Expires=Wed, 01 Jan 2031 00:00:00 GMT; SameSite=Lax"))
                .list()
                .ofMaxSize(5);
    }

    @Property
    void what_an_upstream_sends_is_kept_as_it_can_be_sent_or_left_out(@ForAll("headers") List<String> headers) {
        ReceivedCookies received = ReceivedCookies.of(
                REQUEST,
                HttpHeaders.of(Map.of("Set-Cookie", headers), (name, value) -> true),
                new AnswerTime(Instant.parse("2026-03-01T10:00:00Z")),
                name -> true);

        assertThat(received.cookies()).hasSizeLessThanOrEqualTo(headers.size()).allSatisfy(cookie -> {
            assertThat(cookie.name() + cookie.value() + cookie.path())
                    .doesNotContainPattern("[\\x00-\\x08\\x0A-\\x1F\\x7F;]");
            assertThat(cookie.path()).startsWith("/");
        });
        received.lifetime().ifPresent(lifetime -> assertThat(lifetime).isPositive());
    }
}
