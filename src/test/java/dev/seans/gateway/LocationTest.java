package dev.seans.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.upstream.UpstreamAddress;
import dev.seans.upstream.UpstreamName;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

    private static final URI ASKED = URI.create("https://erp.example/base/stock/1?x=2");

    private final Location location = new Location(
            "/seans/gateway/erp",
            "/base",
            new UpstreamAddress(new UpstreamName("erp"), URI.create("https://erp.example/base")),
            Optional.of("access_token"));

    @ParameterizedTest
    @CsvSource({
        "https://erp.example/base/a?b=c#d,  /seans/gateway/erp/a?b=c#d",
        "HTTPS://ERP.example:443/base/a,    /seans/gateway/erp/a",
        "/base/a%20b,                       /seans/gateway/erp/a%20b",
        "/base,                             /seans/gateway/erp",
        "2,                                 /seans/gateway/erp/stock/2",
        "?page=2,                           /seans/gateway/erp/stock/?page=2",
        "//erp.example/base/,               /seans/gateway/erp/",
        "/base/a/?access_token=s3cret,      /seans/gateway/erp/a/?",
        "/base/a?x=1&access_token=s3cret&y=2#z, /seans/gateway/erp/a?x=1&y=2#z",
    })
    void what_stays_below_the_base_url_leads_to_the_gateway(String given, String shown) throws Exception {
        assertThat(location.allowed(given, ASKED, RedirectRule.REWRITE)).isEqualTo(shown);
        assertThat(location.allowed(given, ASKED, RedirectRule.PASS)).isEqualTo(shown);
        assertThat(location.shown(given, ASKED)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/base/a",
                "http://erp.example/base/a",
                "https://erp.example:8443/base/a",
                "https://user@erp.example/base/a",
                "/other",
                "/based",
                "../../other",
                "/base/%2e%2e/other",
                "javascript:alert(1)",
                "http://[broken",
            })
    void what_leads_elsewhere_is_refused_or_passed_on_as_it_is(String given) throws Exception {
        assertThatThrownBy(() -> location.allowed(given, ASKED, RedirectRule.REWRITE))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageNotContaining("elsewhere.example");
        assertThat(location.allowed(given, ASKED, RedirectRule.PASS)).isEqualTo(given);
        assertThat(location.shown(given, ASKED)).isEqualTo(given);
    }

    @Test
    void no_caller_is_told_the_token_of_the_session_by_which_it_was_asked() throws Exception {
        assertThat(location.allowed("https://cdn.example/a?access_token=s3cret", ASKED, RedirectRule.PASS))
                .isEqualTo("https://cdn.example/a?");
    }

    @Test
    void an_operator_can_refuse_all_of_them() {
        assertThatThrownBy(() -> location.allowed("/base/a", ASKED, RedirectRule.REFUSE))
                .isInstanceOf(UnusableAnswerException.class);
    }
}
