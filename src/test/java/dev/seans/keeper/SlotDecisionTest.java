package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.keeper.SlotDecision.Action;
import dev.seans.upstream.SlotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotDecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant EXPIRES = minutes(100);
    private static final Instant REFRESH = minutes(70);
    private static final Instant CHECK = minutes(10);
    private static final LoginPause FREE = new LoginPause(Optional.empty(), false);
    private static final LoginPause PAUSED = new LoginPause(Optional.of(minutes(3)), false);
    private static final LoginPause OVER = new LoginPause(Optional.of(minutes(-3)), false);
    private static final LoginPause REFUSED = new LoginPause(Optional.empty(), true);

    @Test
    void withoutASessionThereIsALoginAsSoonAsOneIsAllowed() {
        SlotRow empty = slot(REFRESH, CHECK, false, false).emptied();

        assertThat(decide(empty, FREE)).isEqualTo(login(NOW));
        assertThat(decide(empty, OVER)).isEqualTo(login(NOW));
        assertThat(decide(empty, PAUSED)).isEqualTo(login(minutes(3)));
        assertThat(decide(empty, REFUSED)).isEqualTo(login(Instant.MAX));
    }

    @Test
    void aSessionWhoseTimeIsOverIsNone() {
        SlotRow over = slot(REFRESH, CHECK, false, false);

        assertThat(SlotDecision.of(over, FREE, Optional.empty(), EXPIRES)).isEqualTo(login(EXPIRES));
    }

    @Test
    void aLivingSessionIsCheckedAndThenReplacedInItsTime() {
        assertThat(decide(slot(REFRESH, CHECK, false, false), FREE)).isEqualTo(check(CHECK));
        assertThat(decide(slot(minutes(5), CHECK, false, false), FREE)).isEqualTo(login(minutes(5)));
        assertThat(decide(slot(minutes(-5), minutes(-6), false, false), FREE)).isEqualTo(login(NOW));
    }

    @Test
    void whileLoginsAreHeldBackChecksGoOn() {
        SlotRow due = slot(minutes(-5), minutes(-6), false, false);

        assertThat(decide(due, PAUSED)).isEqualTo(check(minutes(-6)));
        assertThat(decide(due, REFUSED)).isEqualTo(check(minutes(-6)));
        assertThat(decide(slot(minutes(-5), CHECK, false, false), PAUSED)).isEqualTo(login(minutes(3)));
    }

    @Test
    void aMarkIsCheckedAfterTheBackOff() {
        SlotRow marked = slot(REFRESH, CHECK, true, false);

        assertThat(decide(marked, FREE)).isEqualTo(check(NOW));
        assertThat(decide(marked, REFUSED)).isEqualTo(check(NOW));
        assertThat(decide(marked, PAUSED)).isEqualTo(check(minutes(3)));
    }

    @Test
    void aSessionThatACallHasIsNotCheckedAndReplacedASecondLater() {
        Optional<Duration> idle = Optional.of(Duration.ofSeconds(30));

        assertThat(SlotDecision.of(slot(REFRESH, NOW, false, true), FREE, idle, NOW))
                .isEqualTo(check(NOW.plusSeconds(10)));
        assertThat(SlotDecision.of(slot(NOW, CHECK, false, true), FREE, idle, NOW))
                .isEqualTo(login(NOW.plusSeconds(1)));
    }

    @Test
    void aSessionThatWasUsedIsCheckedAnIntervalLater() {
        Instant used = NOW.minusSeconds(4);
        SlotRow slot = new SlotRow(
                1,
                1,
                true,
                Optional.of("k1"),
                Optional.of(NOW),
                Optional.empty(),
                Optional.of(NOW),
                Optional.of(used),
                Optional.of(NOW),
                Optional.empty(),
                false,
                false,
                0);

        assertThat(SlotDecision.of(slot, FREE, Optional.of(Duration.ofSeconds(30)), NOW))
                .isEqualTo(check(used.plusSeconds(10)));
    }

    private static SlotDecision decide(SlotRow slot, LoginPause pause) {
        return SlotDecision.of(slot, pause, Optional.empty(), NOW);
    }

    private static SlotRow slot(Instant refreshAt, Instant checkAt, boolean marked, boolean held) {
        return new SlotRow(
                1,
                1,
                true,
                Optional.of("k1"),
                Optional.of(NOW),
                Optional.of(EXPIRES),
                Optional.of(NOW),
                Optional.empty(),
                Optional.of(checkAt),
                Optional.of(refreshAt),
                marked,
                held,
                0);
    }

    private static Instant minutes(long number) {
        return NOW.plus(Duration.ofMinutes(number));
    }

    private static SlotDecision login(Instant at) {
        return new SlotDecision(Action.LOG_IN, at);
    }

    private static SlotDecision check(Instant at) {
        return new SlotDecision(Action.CHECK, at);
    }
}
