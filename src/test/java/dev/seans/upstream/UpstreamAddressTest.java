package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a session may be sent. */
class UpstreamAddressTest {

    private final UpstreamAddress address =
            new UpstreamAddress(new UpstreamName("erp"), URI.create("https://erp.example.com/base/hs"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://erp.example.com/base/hs",
                "https://erp.example.com/base/hs/",
                "https://erp.example.com:443/base/hs/orders?x=..%2F",
                "HTTPS://ERP.example.COM/base/hs/a%2Fb/c..d"
            })
    void belowTheBaseUrl(String uri) {
        assertThatCode(() -> address.check(URI.create(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example.com/base/hs/orders",
                "https://erp.example.com:8443/base/hs/orders",
                "https://erp.example.com.evil.example/base/hs/orders",
                "https://user@erp.example.com/base/hs/orders",
                "https://erp.example.com/base/hsx",
                "https://erp.example.com/base",
                "https://erp.example.com/",
                "https://erp.example.com",
                "https://erp.example.com/base/hs/../x",
                "https://erp.example.com/base/hs/%2e%2e/x",
                "https://erp.example.com/base/hs/..%2f..%2fx",
                "https://erp.example.com/base/hs/..%5c..%5cx",
                "https://erp.example.com/base/hs/..;a=b/x",
                "mailto:erp@example.com",
                "/base/hs/orders"
            })
    void elsewhere(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address.check(URI.create(uri)))
                .withMessageStartingWith("erp: its session goes to https://erp.example.com/base/hs only, not to ");
    }

    @ParameterizedTest
    @CsvSource({
        "orders, https://erp.example.com/base/hs/orders",
        "/orders/1?x=2, https://erp.example.com/base/hs/orders/1?x=2",
        "?x=2, https://erp.example.com/base/hs?x=2",
        "'', https://erp.example.com/base/hs"
    })
    void aPathStandsBelowTheBaseUrl(String path, String uri) {
        assertThat(address.of(path)).isEqualTo(URI.create(uri));
    }

    @Test
    void aPathCannotLeadOut() {
        assertThatIllegalArgumentException().isThrownBy(() -> address.of("../admin"));
        assertThatIllegalArgumentException().isThrownBy(() -> address.of("a b"));
        UpstreamAddress root = new UpstreamAddress(new UpstreamName("erp"), URI.create("https://erp.example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> root.check(URI.create("https://erp.example.com@evil/x")));
        assertThat(root.of("x")).isEqualTo(URI.create("https://erp.example.com/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://erp.example.com/, true",
        "http://localhost:80/, true",
        "http://127.1.2.3/, true",
        "http://[::1]/, true",
        "http://erp.example.com/, false",
        "http://127.0.0.1.example.com/, false"
    })
    void whatIsSecureGoesWhereNobodyListens(String uri, boolean safe) {
        assertThat(UpstreamAddress.isSafe(URI.create(uri))).isEqualTo(safe);
    }
}
