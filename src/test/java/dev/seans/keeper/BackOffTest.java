package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT10S",
        "3, PT20S",
        "4, PT40S",
        "6, PT2M40S",
        "7, PT5M",
        "58, PT5M",
        "10000, PT5M",
        "2147483647, PT5M"
    })
    void theLongestPauseDoublesUpToFiveMinutes(int errors, Duration longest) {
        assertThat(RoundFailures.BackOff.after(errors, Optional.empty(), 1)).isEqualTo(longest);
        assertThat(RoundFailures.BackOff.after(errors, Optional.empty(), 0.5)).isEqualTo(longest.dividedBy(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10_000, Integer.MAX_VALUE})
    void noPauseIsShorterThanASecond(int errors) {
        assertThat(RoundFailures.BackOff.after(errors, Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theUpstreamsWishIsRespectedUpToAnHour() {
        assertThat(RoundFailures.BackOff.after(1, Optional.of(Duration.ofMinutes(7)), 1))
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(RoundFailures.BackOff.after(1, Optional.of(Duration.ofDays(9)), 1))
                .isEqualTo(Duration.ofHours(1));
        assertThat(RoundFailures.BackOff.after(9, Optional.of(Duration.ofSeconds(2)), 1))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(RoundFailures.BackOff.after(9, Optional.of(Duration.ofSeconds(-2)), 0))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
