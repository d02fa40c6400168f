package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpstreamJudgementTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SlotRow GOOD = slot(true, NOW.plus(MINUTE), false);
    private static final SlotRow EMPTY = GOOD.emptied();
    private static final SlotRow OVER = slot(true, NOW, false);
    private static final SlotRow MARKED = slot(true, NOW.plus(MINUTE), true);

    private final Given fine = new Given();

    @Test
    void theStateIsTheFirstThatHolds() {
        assertThat(state(fine, GOOD)).isEqualTo(UpstreamState.VALID);
        assertThat(state(fine, GOOD, EMPTY)).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(state(fine, EMPTY)).isEqualTo(UpstreamState.MISSING);
        assertThat(state(fine, OVER)).isEqualTo(UpstreamState.MISSING);
        assertThat(state(fine, MARKED)).isEqualTo(UpstreamState.MISSING);
        assertThat(state(fine)).isEqualTo(UpstreamState.MISSING);

        Given failing = new Given().failing("UNREACHABLE");
        assertThat(state(failing, GOOD)).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(state(failing, EMPTY)).isEqualTo(UpstreamState.MISSING);

        Given unreadable = new Given().failing("UNREADABLE");
        assertThat(state(unreadable, GOOD)).isEqualTo(UpstreamState.UNREADABLE);
        assertThat(state(unreadable.refused(), GOOD)).isEqualTo(UpstreamState.REFUSED);
        assertThat(state(unreadable.stopped(), GOOD)).isEqualTo(UpstreamState.STOPPED);
    }

    @Test
    void theSessionsThatLiveAreCounted() {
        UpstreamStatus status =
                fine.judged(GOOD, EMPTY, OVER, MARKED, slot(true, NOW.plus(MINUTE.multipliedBy(9)), false));

        assertThat(status.sessions()).isEqualTo(2);
        assertThat(status.wanted()).isEqualTo(5);
        assertThat(status.expiresAt()).contains(NOW.plus(MINUTE));
    }

    @Test
    void onlyWhatWaitsForMoreThanAMinuteAndIsNobodysIsOverdue() {
        assertThat(fine.due(NOW.minus(MINUTE)).judged(GOOD).overdue()).isFalse();
        Given late = new Given().due(NOW.minus(MINUTE).minusMillis(1));
        assertThat(late.judged(GOOD).overdue()).isTrue();
        assertThat(late.leased(NOW.minus(MINUTE).minusMillis(1)).judged(GOOD).overdue())
                .isTrue();
        assertThat(late.leased(NOW.minus(MINUTE)).judged(GOOD).overdue()).isFalse();
        assertThat(late.leased(NOW.plusMillis(1)).judged(GOOD).overdue()).isFalse();
        assertThat(new Given().due(Instant.EPOCH).stopped().judged(GOOD).overdue())
                .isFalse();
    }

    @Test
    void aLossSoonAfterTheLoginIsOverWithTheNextSession() {
        Given lost = new Given().failing("LOST_EARLY").at(NOW.minusMillis(1));
        assertThat(state(lost, GOOD)).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(state(lost.worked(NOW.minusMillis(1)), GOOD)).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(state(lost.worked(NOW), GOOD)).isEqualTo(UpstreamState.VALID);
        assertThat(state(lost, GOOD, EMPTY)).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(state(lost, EMPTY)).isEqualTo(UpstreamState.MISSING);
        assertThat(state(new Given().failing("TIMED_OUT").at(NOW.minusMillis(1)).worked(NOW), GOOD))
                .isEqualTo(UpstreamState.IMPAIRED);
    }

    private static UpstreamState state(Given upstream, SlotRow... slots) {
        return upstream.judged(slots).state();
    }

    private static SlotRow slot(boolean filled, Instant expiresAt, boolean marked) {
        return new SlotRow(
                1,
                1,
                filled,
                Optional.of("k1"),
                Optional.of(NOW),
                Optional.of(expiresAt),
                Optional.of(NOW),
                Optional.empty(),
                Optional.of(NOW),
                Optional.empty(),
                marked,
                false,
                0);
    }

    /** A row of an upstream, in which tests change what they are about. */
    private static final class Given {

        private boolean stopped;
        private Instant dueAt = NOW.plus(MINUTE);
        private Optional<Instant> leaseUntil = Optional.empty();
        private Optional<Instant> refusedAt = Optional.empty();
        private Optional<String> failure = Optional.empty();
        private Optional<Instant> failedAt = Optional.empty();
        private Optional<Instant> workedAt = Optional.empty();

        Given stopped() {
            stopped = true;
            return this;
        }

        Given due(Instant at) {
            dueAt = at;
            return this;
        }

        Given leased(Instant until) {
            leaseUntil = Optional.of(until);
            return this;
        }

        Given refused() {
            refusedAt = Optional.of(NOW);
            return this;
        }

        Given failing(String by) {
            failure = Optional.of(by);
            return this;
        }

        Given at(Instant time) {
            failedAt = Optional.of(time);
            return this;
        }

        Given worked(Instant at) {
            workedAt = Optional.of(at);
            return this;
        }

        UpstreamStatus judged(SlotRow... slots) {
            UpstreamRow row = new UpstreamRow(
                    new UpstreamName("erp"),
                    stopped,
                    dueAt,
                    Optional.of("node"),
                    leaseUntil,
                    Optional.empty(),
                    refusedAt,
                    Optional.empty(),
                    Optional.empty(),
                    failure.isPresent() ? 1 : 0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    failure,
                    Optional.empty(),
                    failedAt,
                    workedAt);
            return UpstreamJudgement.of(new UpstreamView(row, List.of(slots), NOW));
        }
    }
}
