package dev.seans.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How an upstream stands, by what its rows say. The first that holds:
 *
 * <ol>
 *   <li>STOPPED: an operator has said so.
 *   <li>REFUSED: the credentials were refused, and have not changed since.
 *   <li>UNREADABLE: what is stored could not be decrypted at the last look.
 *   <li>MISSING: no session lives. One that a client was refused with does not count until a check has found it alive.
 *   <li>IMPAIRED: one is missing, or something has failed and not worked again since.
 *   <li>VALID.
 * </ol>
 */
public final class UpstreamJudgement {

    /** The keeper's word for what it could not decrypt, as it stands in the table. */
    public static final String UNREADABLE = "UNREADABLE";

    /** The keeper's word for a session that was lost a moment after its login, as it stands in the table. */
    public static final String LOST_EARLY = "LOST_EARLY";

    /** Keepers look each second, and a look that hangs has a lease. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private UpstreamJudgement() {}

    public static UpstreamStatus of(UpstreamView view) {
        UpstreamRow upstream = view.upstream();
        Instant now = view.readAt();
        List<SlotRow> living =
                view.slots().stream().filter(slot -> slot.lives(now)).toList();
        return new UpstreamStatus(
                upstream.name(),
                state(view, living.size()),
                living.size(),
                wanted(view),
                times(living, SlotRow::issuedAt).max(Comparator.naturalOrder()),
                times(living, SlotRow::expiresAt).min(Comparator.naturalOrder()),
                times(living, SlotRow::checkedAt).max(Comparator.naturalOrder()),
                isOverdue(upstream, now),
                upstream.logins(),
                upstream.refreshes(),
                upstream.checks(),
                upstream.errors(),
                upstream.consecutiveErrors(),
                upstream.lastError(),
                upstream.lastErrorAt(),
                upstream.lastSuccessAt(),
                upstream.nextAttemptAt().filter(now::isBefore),
                upstream.dueAt());
    }

    private static UpstreamState state(UpstreamView view, int living) {
        UpstreamRow upstream = view.upstream();
        if (upstream.stopped()) {
            return UpstreamState.STOPPED;
        }
        if (upstream.refusedAt().isPresent()) {
            return UpstreamState.REFUSED;
        }
        if (upstream.failsBy(UNREADABLE)) {
            return UpstreamState.UNREADABLE;
        }
        if (living == 0) {
            return UpstreamState.MISSING;
        }
        boolean isWhole = living >= wanted(view) && (upstream.consecutiveErrors() == 0 || hasNewSession(upstream));
        return isWhole ? UpstreamState.VALID : UpstreamState.IMPAIRED;
    }

    /**
     * Whether what went wrong last is a session that was lost early, and another one was made or found alive since. Then only the
     * count of errors remains, until a check finds the new one alive: if that is lost as early, the next pause is longer.
     */
    private static boolean hasNewSession(UpstreamRow upstream) {
        return upstream.failsBy(LOST_EARLY)
                && upstream.lastSuccessAt()
                        .filter(success ->
                                upstream.lastErrorAt().filter(success::isAfter).isPresent())
                        .isPresent();
    }

    /** The keeper makes a row for each. */
    private static int wanted(UpstreamView view) {
        return Math.max(1, view.slots().size());
    }

    public static boolean isOverdue(UpstreamRow upstream, Instant now) {
        return !upstream.stopped()
                && !upstream.isLeased(now)
                && now.isAfter(unattendedSince(upstream).plus(OVERDUE));
    }

    /** Since something is due, or since the lease of a keeper is over that did not end in order. */
    public static Instant unattendedSince(UpstreamRow upstream) {
        return upstream.leaseUntil().filter(upstream.dueAt()::isBefore).orElse(upstream.dueAt());
    }

    private static Stream<Instant> times(List<SlotRow> slots, Function<SlotRow, Optional<Instant>> time) {
        return slots.stream().map(time).flatMap(Optional::stream);
    }
}
