package dev.seans.keeper;

import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a session is checked and replaced. A session is replaced 30 minutes before its end, but never earlier than when a
 * third of its lifetime is left: with a margin that is longer than the lifetime, the keeper would log in for ever. It is
 * checked every 15 minutes, likewise never less often than three times in a lifetime or in the idle time. Both come up to
 * a tenth earlier, by chance, so that keepers of many applications do not all come at once.
 *
 * @param lifetime from login to end; empty if nobody knows
 * @param idle after which the upstream ends a session
 */
record RefreshPlan(Optional<Duration> lifetime, Optional<Duration> idle) {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(30);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(15);
    private static final int PARTS = 3;
    private static final double JITTER = 0.1;

    /** Of the session of this row. */
    static RefreshPlan of(SlotRow slot, Optional<Duration> idle) {
        Optional<Duration> lifetime =
                slot.issuedAt().flatMap(issued -> slot.expiresAt().map(expires -> Duration.between(issued, expires)));
        return new RefreshPlan(lifetime, idle);
    }

    Optional<Instant> expiresAt(Instant issuedAt) {
        return lifetime.map(issuedAt::plus);
    }

    /**
     * When the session shall be replaced; empty if its end is not known.
     *
     * @param random from 0 to 1
     */
    Optional<Instant> refreshAt(Instant issuedAt, double random) {
        return lifetime.map(whole -> {
            Duration margin = shortest(LONGEST_MARGIN, whole.dividedBy(PARTS));
            return issuedAt.plus(whole).minus(margin).minus(part(margin, JITTER * random));
        });
    }

    /**
     * When the session shall be checked again.
     *
     * @param random from 0 to 1
     */
    Instant checkAt(Instant lastAt, double random) {
        Duration interval = interval();
        return lastAt.plus(interval).minus(part(interval, JITTER * random));
    }

    /** Of a session that was just proved. */
    SlotRows.Times times(Instant issuedAt, Instant provedAt, Jitter jitter) {
        return new SlotRows.Times(
                issuedAt,
                expiresAt(issuedAt),
                provedAt,
                checkAt(provedAt, jitter.next()),
                refreshAt(issuedAt, jitter.next()));
    }

    /** Between two checks, or between the last use and a check, at the most. */
    Duration interval() {
        Duration byLifetime = lifetime.map(whole -> shortest(LONGEST_INTERVAL, whole.dividedBy(PARTS)))
                .orElse(LONGEST_INTERVAL);
        return idle.map(limit -> shortest(byLifetime, limit.dividedBy(PARTS))).orElse(byLifetime);
    }

    /** How long a session may answer nothing but that it is busy: three checks, or as long as a call may last. */
    Duration longestBusy(Duration call) {
        Duration checks = interval().multipliedBy(PARTS);
        return checks.compareTo(call) > 0 ? checks : call;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration part(Duration whole, double factor) {
        return Duration.ofNanos((long) (whole.toNanos() * factor));
    }
}
