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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Finishes sessions when the application ends, all upstreams at the same time, and no longer than nobody minds. */
@OnePerApplication
public class Farewell {

    private static final Logger LOG = System.getLogger(Farewell.class.getName());
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
        List<Thread> working = upstreams.stream()
                .map(upstream -> threads.newThread(() -> finish(upstream)))
                .toList();
        working.forEach(Thread::start);
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            for (Thread thread : working) {
                Duration rest = Duration.ofNanos(end - System.nanoTime());
                thread.join(Math.max(1, rest.toMillis()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        working.forEach(Thread::interrupt);
    }

    private void finish(KeptUpstream upstream) {
        try {
            leases.take(upstream).ifPresent(lease -> finish(upstream, lease));
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "{0}: its sessions could not be finished ({1}); the upstream ends them in its time",
                    upstream.name(),
                    failed.getClass().getSimpleName());
        }
    }

    private void finish(KeptUpstream upstream, UpstreamLease lease) {
        try {
            UpstreamView view = rows.view(upstream.name()).orElseThrow();
            Round round = new Round(upstream, upstream.rules(), lease, new RoundResult(view.upstream()), false);
            for (SlotRow slot : view.slots()) {
                if (slot.filled() && !Thread.currentThread().isInterrupted()) {
                    finish(round, slot);
                }
            }
            rows.due(upstream.name(), clock.now());
        } finally {
            lease.giveBack();
        }
    }

    private void finish(Round round, SlotRow slot) {
        Optional<SessionContent> session = readable(round, slot);
        if (session.isEmpty() || !holds.take(round, slot)) {
            return;
        }
        try {
            if (slots.empty(slot.place(round.name()))) {
                ending.finish(round.kept(), session.get());
                round.log().finished(slot.number(), "the application ends on this node");
            }
        } finally {
            holds.giveBack(round, slot);
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
