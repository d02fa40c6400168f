package dev.seans.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.identity.TrustedProxies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.0.9", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void aProgramOnThisMachineNeedsNoTls(String address) {
        assertThat(isConfidential(request().from(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "::2", "localhost", "127.0.0.1.example.com"})
    void anybodyElseDoes(String address) {
        assertThat(isConfidential(request().from(address))).isFalse();
        assertThat(isConfidential(request().from(address).secure())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For,   203.0.113.7",
        "X-Forwarded-For,   127.0.0.1",
        "Forwarded,         for=203.0.113.7",
        "X-Forwarded-Proto, http",
        "X-Forwarded-Proto, https",
        "X-Forwarded-Host,  shop.example",
        "X-Real-IP,         203.0.113.7",
        "Via,               1.1 proxy",
        "X-Client-IP,       203.0.113.7",
        "True-Client-IP,    203.0.113.7",
        "CF-Connecting-IP,  203.0.113.7",
        "x-cluster-client-ip, 203.0.113.7",
        "X-Original-Forwarded-For, 203.0.113.7",
        "WL-Proxy-Client-IP, 203.0.113.7",
        "CDN-Loop,          cloud",
    })
    void whatAProxyOnThisMachinePassesOnIsNotOfThisMachine(String header, String value) {
        assertThat(isConfidential(request().from("127.0.0.1").header(header, value)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"X-Request-Id, 1", "Accept, */*", "User-Agent, curl/8", "X-Requested-With, shop"})
    void whatAProgramSaysOfItselfIsNoMarkOfAProxy(String header, String value) {
        assertThat(isConfidential(request().from("127.0.0.1").header(header, value)))
                .isTrue();
    }

    @Test
    void onlyATrustedProxyIsBelievedThatItsClientUsedTls() {
        FakeRequest forwarded = request().header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "203.0.113.7");

        assertThat(isConfidential(forwarded.from("192.0.2.1"))).isFalse();
        assertThat(isConfidential(forwarded.from("10.0.0.1"), "10.0.0.0/8")).isTrue();
        assertThat(isConfidential(forwarded.from("127.0.0.1"), "127.0.0.1")).isTrue();
    }

    @Test
    void aTrustedProxyThatWasAskedWithoutTlsIsNoWayAround() {
        FakeRequest forwarded = request().header("X-Forwarded-Proto", "http").header("X-Forwarded-For", "127.0.0.1");

        assertThat(isConfidential(forwarded.from("127.0.0.1"), "127.0.0.1")).isFalse();
    }

    private static FakeRequest request() {
        return FakeRequest.withQuery(null);
    }

    private static boolean isConfidential(FakeRequest request, String... proxies) {
        return new ConfidentialRequests(TrustedProxies.parse(List.of(proxies)))
                .originOf(request.http())
                .secure();
    }
}
