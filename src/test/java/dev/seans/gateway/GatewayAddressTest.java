package dev.seans.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.api.ApiException;
import dev.seans.fakes.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayAddressTest {

    @ParameterizedTest
    @CsvSource({
        "/seans/gateway/erp,           , erp, '',        ''",
        "/seans/gateway/erp/,          , erp, /,         ''",
        "/seans/gateway/erp/a%20b;c/d, '', erp, /a%20b;c/d, ?",
        "/seans/gateway/erp/a,         x=1&y=%D1%8F, erp, /a, ?x=1&y=%D1%8F",
        "/seans/gateway/erp/a,         q=[a|b]{c}\"^`, erp, /a, ?q=%5Ba%7Cb%5D%7Bc%7D%22%5E%60",
        "/seans/gateway/erp/я,         x=я, erp, /%D1%8F, ?x=%D1%8F",
        "/seans/gateway/erp/\u00d1\u008f, , erp, /%D1%8F, ''",
        "/seans/gateway/e1/a\\b,       , e1, /a%5Cb, ''",
    })
    void what_a_caller_has_written_is_passed_on_as_it_is_but_encoded(
            String address, @Nullable String query, String upstream, String path, String withMark) {
        GatewayAddress parsed = GatewayAddress.of(request(address, query));

        assertThat(parsed).isEqualTo(new GatewayAddress("/seans/gateway/" + upstream, upstream, path, withMark));
    }

    @ParameterizedTest
    @CsvSource({
        "/seans/gateway,       404",
        "/seans/gateway/,      404",
        "/seans/gateway/Erp/a, 404",
        "/seans/gateway/e-p/a, 404",
        "/seans//gateway/erp,  404",
        "/seans/gatewayerp,    404",
        "/seans;x/gateway/erp, 404",
        "/seans/gateway/erp/%, 400",
        "/seans/gateway/erp/%z0, 400",
    })
    void what_names_no_upstream_or_is_no_encoding_is_refused(String address, int status) {
        assertThatThrownBy(() -> GatewayAddress.of(request(address, null)))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    private static HttpServletRequest request(String address, @Nullable String query) {
        return FakeRequest.withQuery(query)
                .at("http://shop.example" + address)
                .path("/gateway", null)
                .http();
    }
}
