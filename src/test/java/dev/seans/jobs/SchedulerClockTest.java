package dev.seans.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.DatabaseException;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.LogListener;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SchedulerClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant machine = NOON;
    private Duration ahead = Duration.ofSeconds(90);
    private long nanos;
    private int asked;

    private final Database database = TestDatabase.H2.fresh();
    private final SchedulerClock clock = new SchedulerClock(
            new DatabaseClock(database) {
                @Override
                public Instant now() {
                    asked++;
                    if (ahead.isNegative()) {
                        throw new DatabaseException(new SQLException("it is away"));
                    }
                    return machine.plus(ahead);
                }
            },
            () -> machine,
            () -> nanos);

    @Test
    void jobsGoByTheClockOfTheDatabaseWhichIsAskedOnceAMinute() {
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(90));
        step(Duration.ofSeconds(59));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(149));
        assertThat(clock.unasked()).isEqualTo(NOON.plusSeconds(149));
        assertThat(asked).isEqualTo(1);

        ahead = Duration.ofSeconds(1);
        step(Duration.ofSeconds(1));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(61));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whileTheDatabaseIsAwayTheDifferenceStaysAsItWas() {
        clock.now();
        ahead = Duration.ofSeconds(-1);
        step(Duration.ofMinutes(2));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(210));
    }

    @Test
    void aMachineWhoseClockIsFarOffIsToldOfOnce() {
        try (LogListener log = LogListener.on(SchedulerClock.class)) {
            clock.now();
            step(Duration.ofMinutes(2));
            clock.now();

            assertThat(log.lines())
                    .containsExactly("WARNING The clock of this machine is 90 s behind that of the database: jobs go by"
                            + " the database's, but the log does not; set this one with NTP");
        }
    }

    private void step(Duration by) {
        machine = machine.plus(by);
        nanos += by.toNanos();
    }
}
