package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.api.HealthReason;
import dev.seans.upstream.UpstreamState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "VALID,      1, false, 0",
        "IMPAIRED,   1, false, 3", // the stored session serves on
        "MISSING,    0, false, 0", // the first login is on its way
        "STOPPED,    0, true,  3", // on purpose
    })
    void noTroubleAsLongAsNobodyMustCome(UpstreamState state, int sessions, boolean overdue, int errors) {
        assertThat(UpstreamTrouble.of(GivenStatus.of(state, sessions, overdue, errors, "broken")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED,    1, false, 1, 'it refuses the credentials; nobody logs in until they change, or an operator says refresh'",
        "UNREADABLE, 0, false, 0, 'the stored session cannot be decrypted; nothing is overwritten'",
        "MISSING,    0, false, 1, 'there is no session, and the last attempt has failed'",
        "VALID,      1, true,  0, 'what is due has been waiting; no node seems to run a keeper'",
    })
    void troubleIsTheStateAndTheLastError(
            UpstreamState state, int sessions, boolean overdue, int errors, String sentence) {
        assertThat(UpstreamTrouble.of(GivenStatus.of(state, sessions, overdue, errors, "HTTP 500"))
                        .map(HealthReason::text))
                .hasValue("upstream erp: " + sentence + "; the last error: HTTP 500");
    }

    @Test
    void withoutAnErrorTheSentenceEnds() {
        assertThat(UpstreamTrouble.of(GivenStatus.of(UpstreamState.UNREADABLE, 0, false, 0, null))
                        .map(HealthReason::text))
                .hasValue("upstream erp: the stored session cannot be decrypted; nothing is overwritten");
    }
}
