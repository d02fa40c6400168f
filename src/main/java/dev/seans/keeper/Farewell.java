package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamView;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Finishes sessions when the application ends, all upstreams at the same time, and no longer than nobody minds:
 *
 * <ol>
 *   <li>It takes the lease of the upstream. If another keeper has it, or an operator has stopped them, the sessions stay.
 *   <li>Each session that no call has is taken out of the table, and finished.
 *   <li>After a second and a half what still waits for an upstream is broken off, and nothing more is asked.
 *   <li>The upstream is due, and the lease is given back, so that a node that goes on can make new ones at once.
 * </ol>
 */
@OnePerApplication
class Farewell {

    private static final Logger LOG = System.getLogger(Farewell.class.getName());
    private static final Duration LONGEST_TO_ASK = Duration.ofMillis(1_500);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final UpstreamLeases leases;
    private final UpstreamRows rows;
    private final SlotRows slots;
    private final SessionVault vault;
    private final SlotHolds holds;
    private final SessionEnding ending;
    private final DatabaseClock clock;

    @Inject
    public Farewell(
            UpstreamLeases leases,
            UpstreamRows rows,
            SlotRows slots,
            SessionVault vault,
            SlotHolds holds,
            SessionEnding ending,
            DatabaseClock clock) {
        this.leases = leases;
        this.rows = rows;
        this.slots = slots;
        this.vault = vault;
        this.holds = holds;
        this.ending = ending;
        this.clock = clock;
    }

    /** Returns when all are finished, or after two seconds. */
    void finish(List<KeptUpstream> upstreams, ThreadFactory threads) {
        Map<Hurry, Thread> working = new LinkedHashMap<>();
        for (KeptUpstream upstream : upstreams) {
            Hurry hurry = new Hurry();
            working.put(hurry, threads.newThread(() -> finish(upstream, hurry)));
        }
        long begun = System.nanoTime();
        working.values().forEach(Thread::start);
        try {
            join(working.values(), begun + LONGEST_TO_ASK.toNanos());
            working.keySet().forEach(Hurry::over);
            join(working.values(), begun + LONGEST.toNanos());
        } catch (InterruptedException hurried) {
            working.keySet().forEach(Hurry::over);
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Collection<Thread> threads, long end) throws InterruptedException {
        for (Thread thread : threads) {
            Duration rest = Duration.ofNanos(end - System.nanoTime());
            thread.join(Math.max(1, rest.toMillis()));
        }
    }

    private void finish(KeptUpstream upstream, Hurry hurry) {
        try {
            leases.take(upstream).ifPresent(lease -> finish(upstream, lease, hurry));
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "{0}: its sessions could not be finished ({1}); the upstream ends them in its time",
                    upstream.name(),
                    failed.getClass().getSimpleName());
        }
    }

    private void finish(KeptUpstream upstream, UpstreamLease lease, Hurry hurry) {
        try {
            UpstreamView view = rows.view(upstream.name()).orElseThrow();
            if (view.upstream().stopped()) {
                return;
            }
            Round round = new Round(upstream, upstream.rules(), lease, new RoundResult(view.upstream()), hurry, false);
            for (SlotRow slot : view.slots()) {
                if (slot.filled() && !hurry.isOver()) {
                    finish(round, slot, hurry);
                }
            }
            rows.due(upstream.name(), clock.now());
        } finally {
            lease.giveBack();
        }
    }

    private void finish(Round round, SlotRow slot, Hurry hurry) {
        Optional<SessionContent> session = readable(round, slot);
        if (session.isEmpty() || !holds.take(round, slot)) {
            return;
        }
        try {
            if (slots.empty(slot.place(round.name()))) {
                ask(hurry, () -> ending.finish(round.kept(), session.get()));
                round.log().finished(slot.number(), "the application ends on this node");
            }
        } finally {
            holds.giveBack(round, slot);
        }
    }

    private static void ask(Hurry hurry, Runnable question) {
        try {
            hurry.ask(Executors.callable(question));
        } catch (InterruptedException over) {
            // The upstream ends the session in its time.
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What cannot be read stays as it is. */
    private Optional<SessionContent> readable(Round round, SlotRow slot) {
        try {
            return vault.open(round.name(), slot);
        } catch (UnreadableSessionException unreadable) {
            return Optional.empty();
        }
    }
}
