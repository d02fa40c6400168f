package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seans.fakes.FakeRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final String PROXY = "10.0.0.1";
    private static final TrustedProxies TRUSTED =
            TrustedProxies.parse(List.of("10.0.0.0/8", "192.0.2.9", "2001:db8:ffff::/48"));

    @Test
    void nobodyIsBelievedUnlessTheOperatorSaysSo() {
        FakeRequest lying = from("203.0.113.7", "X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "for=198.51.100.1;proto=https")
                .header("X-Forwarded-Proto", "https");

        assertThat(TRUSTED.originOf(lying.http())).isEqualTo(origin("203.0.113.7", false));
        assertThat(TrustedProxies.parse(List.of()).originOf(lying.http())).isEqualTo(origin("203.0.113.7", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1                               | 198.51.100.1",
                "198.51.100.1, 10.1.2.3                     | 198.51.100.1",
                "198.51.100.1, 10.1.2.3, 192.0.2.9          | 198.51.100.1",
                // whatever stands left of the client was written by the client
                "127.0.0.1, 198.51.100.1                    | 198.51.100.1",
                "10.9.9.9, 198.51.100.1, 10.1.2.3           | 198.51.100.1",
                "x, ../../y, 198.51.100.1                   | 198.51.100.1",
                "10.1.1.1, 10.2.2.2                         | 10.1.1.1",
                "198.51.100.1:4711                          | 198.51.100.1",
                "2001:db8::1                                | 2001:db8::1",
                "[2001:db8::1]                              | 2001:db8::1",
                "[2001:db8::1]:4711                         | 2001:db8::1",
                "::ffff:198.51.100.1                        | 198.51.100.1",
                "198.51.100.1, 2001:DB8:FFFF:1::7           | 198.51.100.1",
                "198.51.100.1, ::ffff:10.0.0.7              | 198.51.100.1",
            })
    void theClientIsTheFirstFromTheRightThatNoTrustedProxyIs(String header, String client) {
        assertThat(address(from(PROXY, "X-Forwarded-For", header))).isEqualTo(new ClientAddress(client));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "198.51.100.1,",
                "unknown",
                "_hidden",
                "localhost",
                "shop.example",
                "198.51.100.256",
                "198.51.100",
                "0198.51.100.1",
                "198.51.100.1.2",
                "198.51.100.1:port",
                "198.51.100.1:123456",
                "[198.51.100.1",
                "[]",
                "[]:80",
                "2001:db8::1%eth0",
                "2001:db8:::1",
                ".:1",
                "1.2:3",
                "fe80",
                "198.51.100.1, nonsense",
                "198.51.100.1, nonsense, 10.1.2.3",
                "198.51.100.1 10.1.2.3",
                "\u0661\u0669\u0668.51.100.1",
                "198.51.100.1; DROP TABLE",
            })
    void whereTheWalkEndsInNonsenseThePeerStandsForTheClient(String header) {
        assertThat(address(from(PROXY, "X-Forwarded-For", header))).isEqualTo(new ClientAddress(PROXY));
    }

    @Test
    void allLinesOfAHeaderCountAsOne() {
        FakeRequest request =
                from(PROXY, "X-Forwarded-For", "198.51.100.66, 198.51.100.1").header("X-Forwarded-For", "10.1.2.3");

        assertThat(address(request)).isEqualTo(new ClientAddress("198.51.100.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=198.51.100.1                                          | 198.51.100.1 | false",
                "For=198.51.100.1;Proto=HTTPS;by=10.0.0.1                  | 198.51.100.1 | true",
                "for=\"[2001:db8::1]:4711\";proto=http                     | 2001:db8::1  | false",
                "for=\"198.51.100.1:4711\"                                 | 198.51.100.1 | false",
                "for=198.51.100.1;proto=https, for=10.1.2.3;proto=http     | 198.51.100.1 | true",
                "for=127.0.0.1;proto=https, for=198.51.100.1               | 198.51.100.1 | false",
                "host=\"a,b;for=127.0.0.1\";for=198.51.100.1               | 198.51.100.1 | false",
                "for=unknown                                               | 10.0.0.1     | false",
                "for=_secret                                               | 10.0.0.1     | false",
                "for=198.51.100.1;for=198.51.100.2                         | 10.0.0.1     | false",
                "for=\"198.51.100.1                                        | 10.0.0.1     | false",
                "for=\"198.51.\\100.1\"                                    | 10.0.0.1     | false",
                "by=198.51.100.1                                           | 10.0.0.1     | false",
                "198.51.100.1                                              | 10.0.0.1     | false",
                ";;=;                                                      | 10.0.0.1     | false",
            })
    void theStandardHeaderIsReadTheSameWay(String header, String client, boolean secure) {
        assertThat(TRUSTED.originOf(from(PROXY, "Forwarded", header).http())).isEqualTo(origin(client, secure));
    }

    @Test
    void twoHeadersAreBelievedOnlyIfTheyAgree() {
        assertThat(address(both("198.51.100.1", "for=198.51.100.1"))).isEqualTo(new ClientAddress("198.51.100.1"));
        assertThat(address(both("198.51.100.1", "for=198.51.100.2"))).isEqualTo(new ClientAddress(PROXY));
        assertThat(address(both("198.51.100.1", "for=unknown"))).isEqualTo(new ClientAddress(PROXY));
        assertThat(address(both("", "for=198.51.100.1"))).isEqualTo(new ClientAddress(PROXY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"https | true", "HTTPS, http | true", "http, https | false", "'' | false", "httpsx | false"})
    void aTrustedProxyTellsWhetherTheClientUsedTls(String proto, boolean secure) {
        FakeRequest request = from(PROXY, "X-Forwarded-For", "198.51.100.1").header("X-Forwarded-Proto", proto);

        assertThat(TRUSTED.originOf(request.http())).isEqualTo(origin("198.51.100.1", secure));
    }

    @Test
    void whatTheConnectionSaysIsNeverTakenBack() {
        FakeRequest request = from(PROXY, "X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Proto", "http")
                .secure();

        assertThat(TRUSTED.originOf(request.http()).secure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0.0.0/0     | that would trust the whole Internet",
                "::/0          | that would trust the whole Internet",
                "10.0.0.0/00   | that would trust the whole Internet",
                "10.0.0.0/33   | expected 1 to 32 after the slash",
                "2001:db8::/129| expected 1 to 128 after the slash",
                "10.0.0.0/     | expected 1 to 32 after the slash",
                "10.0.0.0/-1   | expected 1 to 32 after the slash",
                "10.0.0.0/8/8  | expected 1 to 32 after the slash",
                "proxy.example | expected an address, or a network such as 10.0.0.0/8; names are not looked up",
                "10.0.0        | expected an address, or a network such as 10.0.0.0/8; names are not looked up",
                "*             | expected an address, or a network such as 10.0.0.0/8; names are not looked up",
            })
    void whatCannotBeTrustedIsRefused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.parse(List.of("192.0.2.1", text)))
                .withMessage("\"" + text + "\": " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.0/8      | 10.255.0.1     | true",
                "10.0.0.0/8      | 11.0.0.1       | false",
                "10.0.0.77/8     | 10.255.0.1     | true",
                "192.0.2.128/25  | 192.0.2.127    | false",
                "192.0.2.128/25  | 192.0.2.128    | true",
                "192.0.2.1/31    | 192.0.2.0      | true",
                "192.0.2.1       | 192.0.2.0      | false",
                "2001:db8::/33   | 2001:db8:7fff::| true",
                "2001:db8::/33   | 2001:db8:8000::| false",
                "10.0.0.0/8      | ::a00:1        | false",
                "2001:db8::/32   | 32.1.13.184    | false",
            })
    void aNetworkHasTheAddressesThatBeginAlike(String network, String address, boolean contains) {
        assertThat(AddressRange.parse(network).contains(new ClientAddress(address)))
                .isEqualTo(contains);
    }

    private static FakeRequest both(String plain, String standard) {
        return from(PROXY, "X-Forwarded-For", plain).header("Forwarded", standard);
    }

    private static FakeRequest from(String peer, String header, String value) {
        return FakeRequest.withQuery(null).from(peer).header(header, value);
    }

    private static ClientAddress address(FakeRequest request) {
        return TRUSTED.originOf(request.http()).address();
    }

    private static ClientOrigin origin(String address, boolean secure) {
        return new ClientOrigin(new ClientAddress(address), secure);
    }
}
