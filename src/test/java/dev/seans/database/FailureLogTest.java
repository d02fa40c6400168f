package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    /** Any beginning will do: it is that of no clock. */
    private long now = Long.MAX_VALUE - 5;

    private final FailureLog failures =
            new FailureLog(System.getLogger(FailureLogTest.class.getName()), Level.WARNING, () -> now);

    @Test
    void whatIsMetAgainAndAgainIsToldOnceAMinuteWithItsNumber() {
        try (LogListener log = LogListener.on(FailureLogTest.class)) {
            meet(100);
            now += Duration.ofSeconds(59).toNanos();
            meet(1);
            now += Duration.ofSeconds(1).toNanos();
            meet(1);
            now += Duration.ofMinutes(1).toNanos();
            meet(1);

            assertThat(log.lines())
                    .containsExactly(
                            "WARNING It failed",
                            "WARNING It failed; the same 100 times since this was last told",
                            "WARNING It failed");
        }
    }

    private void meet(int times) {
        for (int time = 0; time < times; time++) {
            failures.log("It failed", new IllegalStateException("away"));
        }
    }
}
