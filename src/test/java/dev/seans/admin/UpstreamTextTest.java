package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpstreamTextTest {

    @Test
    void aLineForTheStateAndIndentedLinesForTheRest() {
        assertThat(text(GivenStatus.valid())).isEqualTo("""
                        erp: VALID, 1 of 1 sessions
                          expires       2026-03-01T20:00:00Z (in 8 h 0 min)
                          last check    2026-03-01T11:56:00Z (4 min ago)
                          last success  2026-03-01T11:56:00Z (4 min ago)
                          counts        7 logins (6 of them refreshes), 96 checks, 5 errors (0 in a row)
                          last error    none
                          next          look 2026-03-01T12:11:00Z (in 11 min)
                        """);
    }

    @Test
    void afterAFailureTheErrorAndTheNextAttemptAreTold() {
        assertThat(text(GivenStatus.of(UpstreamState.MISSING, 0, false, 3, "no answer in time")))
                .contains(
                        "erp: MISSING, 0 of 1 sessions\n",
                        "expires       unknown\n",
                        "(3 in a row)\n",
                        "last error    2026-03-01T11:59:10Z (50 s ago): no answer in time\n",
                        "next          attempt 2026-03-01T12:00:20Z (in 20 s)\n");
    }

    @Test
    void whatNeedsAnOperatorSaysSo() {
        assertThat(text(GivenStatus.of(UpstreamState.STOPPED, 1, false, 0, null)))
                .contains("next          nothing, until an operator says start\n");
        assertThat(text(GivenStatus.of(UpstreamState.REFUSED, 1, false, 1, "401")))
                .contains("; no login until the credentials change, or an operator says refresh\n");
        assertThat(text(GivenStatus.of(UpstreamState.VALID, 1, true, 0, null)))
                .contains("; OVERDUE: no node seems to run a keeper\n");
    }

    @Test
    void withoutUpstreamsTheSettingIsNamed() {
        assertThat(text()).isEqualTo("No upstreams: the setting seans.upstreams is empty.\n");
    }

    private static String text(UpstreamStatus... statuses) {
        return new UpstreamText(GivenStatus.NOW).of(List.of(statuses));
    }
}
