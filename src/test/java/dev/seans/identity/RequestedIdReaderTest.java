package dev.seans.identity;

import static dev.seans.identity.IdSource.COOKIE;
import static dev.seans.identity.IdSource.HEADER;
import static dev.seans.identity.IdSource.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedIdReaderTest {

    private static final String A = "a".repeat(43);
    private static final String B = "b".repeat(43);
    private static final RequestedId NONE = new RequestedId.None();

    private final RequestedIdReader reader = new RequestedIdReader(List.of(URL, COOKIE, HEADER), "seans");

    @Test
    void aRequestWithoutAnyHasNone() {
        assertThat(reader.read(FakeRequest.withQuery(null).http())).isEqualTo(NONE);
    }

    @Test
    void theUrlBeatsTheCookieAndTheCookieTheHeader() {
        assertThat(read("sessid=" + A, "seans=" + B, B)).isEqualTo(present(A, URL));
        assertThat(read("mode=init", "seans=" + A, B)).isEqualTo(present(A, COOKIE));
        assertThat(read("mode=init", "other=" + B, A)).isEqualTo(present(A, HEADER));
    }

    @Test
    void thePolicySaysWhichSourcesCountAndInWhichOrder() {
        RequestedIdReader headerFirst = new RequestedIdReader(List.of(HEADER, URL), "seans");

        assertThat(headerFirst.read(request("sessid=" + A, "seans=" + A, B).http()))
                .isEqualTo(present(B, HEADER));
        assertThat(headerFirst.read(request("mode=init", "seans=" + A, "").http()))
                .isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessid=", "sessid", "a=b&sessid=&sessid=", "Sessid=" + "x", "session=x"})
    void anEmptyIdIsAbsentSoTheNextSourceDecides(String query) {
        assertThat(read(query, "seans=" + A, "")).isEqualTo(present(A, COOKIE));
        assertThat(read(query, "seans=", A)).isEqualTo(present(A, HEADER));
        assertThat(read(query, "seans=", "")).isEqualTo(NONE);
    }

    @Test
    void thereIsNoFallThroughFromAMalformedId() {
        assertThat(read("sessid=x", "seans=" + A, A)).isEqualTo(new RequestedId.Malformed(URL));
        assertThat(read("", "seans=x", A)).isEqualTo(new RequestedId.Malformed(COOKIE));
    }

    @Test
    void twoDifferentIdsOfUrlOrHeaderAreMalformedAndTwiceTheSameIsOne() {
        assertThat(read("sessid=" + A + "&sessid=" + B, "", "")).isEqualTo(new RequestedId.Malformed(URL));
        assertThat(read("sessid=" + A + "&sessid=" + A, "", "")).isEqualTo(present(A, URL));
        assertThat(read("sessid=&sessid=" + A, "", "")).isEqualTo(present(A, URL));
        assertThat(read("", "seans=" + A + "; seans=" + A, "")).isEqualTo(present(A, COOKIE));
        assertThat(reader.read(request("", "", A).header("IBSession", B).http()))
                .isEqualTo(new RequestedId.Malformed(HEADER));
        assertThat(reader.read(request("", "", A).header("IBSession", A).http()))
                .isEqualTo(present(A, HEADER));
    }

    @Test
    void ofSeveralCookiesThreeIdsAreKept() {
        SessionId a = SessionId.parse(A).orElseThrow();
        SessionId b = SessionId.parse(B).orElseThrow();
        String c = "c".repeat(43);

        assertThat(read("", "seans=" + A + "; seans=" + B + "; seans=" + A, ""))
                .isEqualTo(new RequestedId.Several(List.of(a, b), 2));
        assertThat(read("", "seans=old; seans=" + B, "")).isEqualTo(new RequestedId.Several(List.of(b), 2));
        assertThat(read("", "seans=" + A + "; seans=" + B + "; seans=" + c + "; seans=" + "d".repeat(43), ""))
                .isEqualTo(
                        new RequestedId.Several(List.of(a, b, SessionId.parse(c).orElseThrow()), 4));
        assertThat(read("", "seans=x; seans=y", A)).isEqualTo(new RequestedId.Malformed(COOKIE));
    }

    /** Only services take a header for several words. */
    @Test
    void twoIdsInOneLineOfTheHeaderAreMalformed() {
        assertThat(reader.read(request("", "", A + ", " + A).http()))
                .isEqualTo(new RequestedId.Malformed(IdSource.HEADER));
    }

    @Test
    void twoCookieHeadersAreReadAsOne() {
        assertThat(reader.read(request("", "seans=" + A, "")
                        .header("Cookie", "seans=" + B)
                        .http()))
                .isInstanceOf(RequestedId.Several.class);
        assertThat(reader.read(request("", "other=1", "")
                        .header("Cookie", "seans=" + A)
                        .http()))
                .isEqualTo(present(A, COOKIE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "finish", " start "})
    void aCommandInTheHeaderIsNoId(String command) {
        assertThat(read("", "", command)).isEqualTo(NONE);
        assertThat(read("sessid=" + A, "", command)).isEqualTo(present(A, URL));
        assertThat(reader.read(request("", "", command).header("IBSession", A).http()))
                .isEqualTo(present(A, HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "finish"})
    void aCommandAnywhereElseIsMalformed(String command) {
        assertThat(read("sessid=" + command, "", "")).isEqualTo(new RequestedId.Malformed(URL));
        assertThat(read("", "seans=" + command, "")).isEqualTo(new RequestedId.Malformed(COOKIE));
    }

    @ParameterizedTest
    @MethodSource("cookies")
    void aCookieIsFoundHoweverItIsWritten(String header) {
        assertThat(read("", header, "")).isEqualTo(present(A, COOKIE));
    }

    static Stream<String> cookies() {
        return Stream.of(
                "seans=" + A,
                "seans=" + A + "; Path=/seans; HttpOnly; SameSite=Lax; Secure",
                "  seans = " + A + " ;",
                "seans=" + A + "\r",
                "JSESSIONID=1234.node; seans=" + A,
                "seans2=" + B + "; seans=" + A + "; xseans=" + B,
                "nonsense; ;; =; seans=" + A,
                "$Version=1; seans=" + A + "; $Path=/",
                "SEANS=" + B + "; seans=" + A);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoIdIsMalformedInTheUrl(String encoded) {
        assertThat(read("sessid=" + encoded, "", "")).isEqualTo(new RequestedId.Malformed(URL));
    }

    static Stream<String> malformed() {
        return Stream.of(
                "%00",
                A + "%00",
                A + "%0a",
                A + "%0d%0aSet-Cookie:x=y",
                "%20" + A,
                A + "+",
                "a".repeat(10 * 1024),
                "../../../../etc/passwd",
                "..%2F..%2F..%2Fetc%2Fpasswd",
                "..%5c..%5cwindows",
                "%D0%B8%D0%B4",
                "\u0438\u0434",
                "\u00d0\u00b8",
                "%",
                "%zz",
                "'%20OR%20'1'='1",
                "<script>",
                "null",
                "0");
    }

    @ParameterizedTest
    @MethodSource("malformedRaw")
    void whatIsNoIdIsMalformedInCookieAndHeader(String raw) {
        assertThat(read("", "seans=" + raw, "")).isEqualTo(new RequestedId.Malformed(COOKIE));
        assertThat(read("", "", raw)).isEqualTo(new RequestedId.Malformed(HEADER));
    }

    static Stream<Arguments> malformedRaw() {
        return Stream.of(
                        "\0",
                        "x\0",
                        "\"" + A + "\"",
                        A + "," + B,
                        A + "." + "node1",
                        "a".repeat(10 * 1024),
                        "../../etc/passwd",
                        "\u0438\u0434",
                        "START")
                .map(Arguments::of);
    }

    private RequestedId read(String query, String cookie, String header) {
        return reader.read(request(query, cookie, header).http());
    }

    private static FakeRequest request(String query, String cookie, String header) {
        FakeRequest request = FakeRequest.withQuery(query);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return header.isEmpty() ? request : request.header("IBSession", header);
    }

    private static RequestedId present(String id, IdSource source) {
        return new RequestedId.Present(SessionId.parse(id).orElseThrow(), source);
    }
}
