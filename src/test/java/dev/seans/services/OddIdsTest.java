package dev.seans.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.GivenFilter;
import dev.seans.filter.PolicyReader;
import dev.seans.settings.RawSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes instead of an id, wherever it stands: one answer and one reason, before the exchange and before services. */
class OddIdsTest {

    private static final String ID = "a".repeat(43);
    private GivenFilter exchange;
    private GivenCalls calls;

    @BeforeEach
    void filters(@TempDir Path home) {
        Database database = TestDatabase.H2.fresh();
        exchange = new GivenFilter(
                database,
                new PolicyReader(
                                "exchange",
                                Map.of("sources", "url cookie header"),
                                new RawSettings(Map.of(), Map.of(), Map.of()))
                        .read(),
                Map.of());
        calls = new GivenCalls(database, home);
    }

    /** What stands in a header, how a URL spells it, which has no blanks around, and the reason. */
    static Stream<Arguments> odd() {
        String cut = "Gz".repeat(16);
        return Stream.of(
                Arguments.of("", "", "NO_ID"),
                Arguments.of(" \t ", "", "NO_ID"),
                Arguments.of(ID, ID, "UNKNOWN_ID"),
                Arguments.of(" " + ID + "\t", ID, "UNKNOWN_ID"),
                Arguments.of(cut, cut, "TRUNCATED_ID"),
                Arguments.of(" " + cut + " ", cut, "TRUNCATED_ID"),
                Arguments.of("undefined", "undefined", "MALFORMED_ID"),
                Arguments.of(
                        "6d3ff0a2-31a5-4c1e-9d63-6a1d2f0c9b11", "6d3ff0a2-31a5-4c1e-9d63-6a1d2f0c9b11", "MALFORMED_ID"),
                Arguments.of("\0", "%00", "MALFORMED_ID"),
                Arguments.of("\u001f", "%1f", "MALFORMED_ID"),
                Arguments.of("\u001f" + ID, "%1f" + ID, "MALFORMED_ID"),
                Arguments.of(ID + "\u000b", ID + "%0B", "MALFORMED_ID"),
                Arguments.of(ID + "\u00a0", ID + "%C2%A0", "MALFORMED_ID"),
                Arguments.of(ID + "\u2003", ID + "%E2%80%83", "MALFORMED_ID"),
                Arguments.of("\u0430".repeat(43), "%D0%B0".repeat(43), "MALFORMED_ID"),
                Arguments.of("\u00e9", "%E9", "MALFORMED_ID"),
                Arguments.of("%zz", "%zz", "MALFORMED_ID"),
                Arguments.of(ID + "%", ID + "%", "MALFORMED_ID"),
                Arguments.of(ID + "%4", ID + "%4", "MALFORMED_ID"),
                Arguments.of(ID + "a", ID + "a", "MALFORMED_ID"),
                Arguments.of(ID.substring(1), ID.substring(1), "MALFORMED_ID"),
                Arguments.of("\"" + ID + "\"", "%22" + ID + "%22", "MALFORMED_ID"),
                Arguments.of("a".repeat(100_000), "a".repeat(100_000), "MALFORMED_ID"));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void getsOneAnswerAndOneReasonWhereverItStands(String text, String inUrl, String reason) throws Exception {
        FakeRequest url = FakeRequest.withQuery("mode=init&sessid=" + inUrl);
        FakeRequest cookie = inCookie(FakeRequest.withQuery("mode=init"), text);
        FakeRequest header = FakeRequest.withQuery("mode=init").header("IBSession", text);
        for (FakeRequest request : List.of(url, cookie, header)) {
            FakeResponse response = exchange.handle(
                    request, (inside, answer) -> answer.getWriter().print("inside"));
            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body(StandardCharsets.UTF_8))
                    .isEqualTo("The request belongs to no session that is known here: open a new one.\n");
            assertThat(reason(exchange)).isEqualTo(reason);
        }
        int status = reason.equals("UNKNOWN_ID") ? 404 : 400;
        FakeRequest ofService = inCookie(GivenCalls.call(GivenCalls.MANUAL), text);
        FakeRequest byHeader = GivenCalls.call(GivenCalls.MANUAL).header("IBSession", text);
        for (FakeRequest request : List.of(ofService, byHeader)) {
            assertThat(calls.handle(request).status()).isEqualTo(status);
            assertThat(reason(calls.filter())).isEqualTo(reason);
        }
    }

    private static FakeRequest inCookie(FakeRequest request, String text) {
        return request.header("Cookie", "other=1; seans=" + text + "; IBSession=" + text);
    }

    private static String reason(GivenFilter filter) {
        return filter.finished().note("refused").orElse("none");
    }
}
