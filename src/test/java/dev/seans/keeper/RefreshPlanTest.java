package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshPlanTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest(name = "lifetime {0}: refresh after {1}, with the most jitter {2}; check after {3}")
    @CsvSource({
        "P30D, P29DT23H30M, P29DT23H27M, PT15M",
        "PT4H, PT3H30M, PT3H27M, PT15M",
        "PT90M, PT60M, PT57M, PT15M",
        "PT45M, PT30M, PT28M30S, PT15M",
        "PT30M, PT20M, PT19M, PT10M",
        "PT30S, PT20S, PT19S, PT10S",
        "PT3S, PT2S, PT1.9S, PT1S",
    })
    void aSessionIsNeverReplacedBeforeTwoThirdsOfItsLifeLessJitterAreOver(
            Duration lifetime, Duration refresh, Duration earliest, Duration check) {
        RefreshPlan plan = new RefreshPlan(Optional.of(lifetime), Optional.empty());

        assertThat(plan.refreshAt(ISSUED, 0)).contains(ISSUED.plus(refresh));
        assertThat(plan.refreshAt(ISSUED, 1)).contains(ISSUED.plus(earliest));
        assertThat(plan.expiresAt(ISSUED)).contains(ISSUED.plus(lifetime));
        assertThat(plan.checkAt(ISSUED, 0)).isEqualTo(ISSUED.plus(check));
        assertThat(plan.checkAt(ISSUED, 1))
                .isEqualTo(ISSUED.plus(check.multipliedBy(9).dividedBy(10)));
    }

    @Test
    void aSessionWhoseEndNobodyKnowsIsNotReplacedBeforeItIsLost() {
        RefreshPlan plan = new RefreshPlan(Optional.empty(), Optional.empty());

        assertThat(plan.refreshAt(ISSUED, 0.5)).isEmpty();
        assertThat(plan.expiresAt(ISSUED)).isEmpty();
        assertThat(plan.interval()).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({"PT20S, PT6.666666666S", "PT3H, PT15M", "PT30M, PT10M"})
    void aSessionIsCheckedThriceInItsIdleTime(Duration idle, Duration interval) {
        assertThat(new RefreshPlan(Optional.empty(), Optional.of(idle)).interval())
                .isEqualTo(interval);
        assertThat(new RefreshPlan(Optional.of(Duration.ofDays(1)), Optional.of(idle)).interval())
                .isEqualTo(interval);
    }
}
