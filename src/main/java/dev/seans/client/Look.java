package dev.seans.client;

import dev.seans.upstream.UpstreamJudgement;
import dev.seans.upstream.UpstreamRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A look at the tables and its age on this node.
 *
 * @param number of the look: what began earlier has a smaller one
 * @param takenAt nanoseconds of this node's own time when the look began
 * @param nanos this node's own time
 */
record Look(UpstreamCopy view, long number, long takenAt, LongSupplier nanos) {

    long ageNanos() {
        return nanos.getAsLong() - takenAt;
    }

    /** The database's time, without asking for it. */
    Instant now() {
        return view.at().plusNanos(ageNanos());
    }

    /** Of those sessions that live, the first one. */
    Optional<StoredSession> session() {
        Instant now = now();
        return view.slots().stream().flatMap(slot -> slot.living(now).stream()).findFirst();
    }

    /**
     * The one that all share, if it lives.
     *
     * @throws UnsupportedOperationException if each session serves one call at a time
     */
    Optional<SharedSession> shared() {
        Instant now = now();
        return view.slots().stream()
                .flatMap(slot -> slot.living(now).stream()
                        .map(session -> SharedSession.of(session, slot.row().expiresAt())))
                .findFirst();
    }

    /** Whether no keeper will log in within that time: there is none, or it may not, or will not yet. */
    boolean isHopeless(Duration patience) {
        UpstreamRow upstream = view.upstream();
        Instant now = now();
        return upstream.stopped()
                || upstream.refusedAt().isPresent()
                || UpstreamJudgement.isOverdue(upstream, now)
                || upstream.isBackingOff(now.plus(patience));
    }

    boolean hasTakeable() {
        Instant now = now();
        return view.slots().stream().anyMatch(slot -> slot.isTakeable(now));
    }
}
