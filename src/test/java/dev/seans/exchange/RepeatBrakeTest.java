package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatBrakeTest {

    private long now = Long.MAX_VALUE - 5; // the nanoseconds of a JVM may begin anywhere, and overflow
    private final RepeatBrake brake = new RepeatBrake(
            GivenSettings.with(Map.of("seans.import.repeats", "4", "seans.import.hold", "3 s")), () -> now);

    @Test
    void aFewRepeatsAreAnsweredAtOnce() {
        for (int repeat = 0; repeat < 4; repeat++) {
            assertThat(brake.delay(1)).isZero();
        }
        assertThat(brake.delay(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(brake.delay(1)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aClientThatAsksAgainAtOnceGetsFourAnswersInASecond() {
        int answers = 0;
        for (long end = now + Duration.ofSeconds(10).toNanos(); now - end < 0; answers++) {
            now += brake.delay(1).toNanos() + 1;
        }

        assertThat(answers).isBetween(43, 45);
    }

    @Test
    void whoAsksSeldomNeverWaits() {
        for (int repeat = 0; repeat < 1000; repeat++) {
            assertThat(brake.delay(1)).isZero();
            now += Duration.ofMillis(250).toNanos();
        }
    }

    @Test
    void eachFileIsCountedForItself() {
        for (int repeat = 0; repeat < 10; repeat++) {
            brake.delay(1);
        }

        assertThat(brake.delay(2)).isZero();
    }

    @Test
    void nobodyWaitsLongerThanForAnyImportHoweverManyAsk() {
        for (int repeat = 0; repeat < 10_000; repeat++) {
            assertThat(brake.delay(1)).isLessThanOrEqualTo(Duration.ofSeconds(3));
        }
        now += Duration.ofSeconds(4).toNanos();

        assertThat(brake.delay(1)).isLessThanOrEqualTo(Duration.ofMillis(250));
    }
}
