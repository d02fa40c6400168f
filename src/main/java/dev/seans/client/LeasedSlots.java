package dev.seans.client;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.UpstreamName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each call a session of its own:
 *
 * <ol>
 *   <li>It waits in the line of this node.
 *   <li>It takes a free session, best the one that this node used last; one statement.
 *   <li>If other nodes have all of them, it tries again after a short pause, until its time is over. If none is fit to be
 *       taken, it leaves the line and waits for the keeper.
 *   <li>When the session is given back, the next call in the line goes on.
 * </ol>
 */
final class LeasedSlots {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
    private static final long SHORTEST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final UpstreamName name;
    private final LocalCopy copy;
    private final CurrentSession current;
    private final SlotLeases leases;
    private final ClientThreads threads;
    private final CallLine line;
    private final AtomicInteger usedLast = new AtomicInteger();

    LeasedSlots(UpstreamName name, LocalCopy copy, CurrentSession current, ClientGround ground) {
        this.name = name;
        this.copy = copy;
        this.current = current;
        this.leases = new SlotLeases(ground);
        this.threads = ground.threads();
        this.line = new CallLine(threads);
    }

    /**
     * One of them.
     *
     * @return fails with {@link UpstreamSessionException} if none is free until then
     */
    CompletableFuture<HeldSlot> take(int avoided, CallTime time) {
        return copy.recent()
                .thenCompose(look -> line.enter(count(look), time.left())) // 1
                .thenCompose(entered -> entered
                        ? taken(avoided, time, SHORTEST_PAUSE_MILLIS)
                        : CompletableFuture.failedFuture(allBusy(time)));
    }

    private CompletableFuture<HeldSlot> taken(int avoided, CallTime time, long pause) {
        SlotLeases.Wish wish = new SlotLeases.Wish(usedLast.getAndSet(0), avoided);
        Duration lease = time.limit().plus(GRACE);
        return copy.recent()
                .thenCompose(look -> threads.ask(
                        () -> leases.take(name, wish, look.now(), lease), patience(time), this::giveBackUnwanted)) // 2
                .exceptionallyCompose(failed -> leave(failure(failed)))
                .thenCompose(slot -> slot.map(found -> CompletableFuture.completedFuture(held(found, lease)))
                        .orElseGet(() -> noneFree(avoided, time, pause)));
    }

    /** As long as the call, but the database may be a little slower than that. */
    private Duration patience(CallTime time) {
        Duration left = time.left().compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : time.left();
        return left.compareTo(threads.patience()) < 0 ? left : threads.patience();
    }

    /** The database has taken it for a call that has given up; if this fails, it is free when its lease is over. */
    private void giveBackUnwanted(Optional<SlotLeases.Taken> late) {
        late.ifPresent(slot -> leases.giveBack(slot.place(), slot.token(), null));
    }

    private HeldSlot held(SlotLeases.Taken slot, Duration lease) {
        return new HeldSlot(slot, lease, leases, threads, this::givenBack).held();
    }

    private void givenBack(SessionPlace place) {
        usedLast.set(place.slot());
        line.leave(); // 4
    }

    private CompletableFuture<HeldSlot> noneFree(int avoided, CallTime time, long pause) { // 3
        if (time.isOver()) {
            return leave(allBusy(time));
        }
        if (!copy.last().filter(Look::hasTakeable).isPresent()) {
            line.leave();
            return current.find(look -> look.hasTakeable() ? Optional.of(true) : Optional.empty())
                    .thenCompose(there -> take(avoided, time));
        }
        long longer = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        Duration random = Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause, longer + 1));
        return threads.pause(random)
                .exceptionallyCompose(this::leave)
                .thenCompose(over -> taken(avoided, time, longer));
    }

    private <T> CompletableFuture<T> leave(Throwable failure) {
        line.leave();
        return CompletableFuture.failedFuture(failure);
    }

    private Throwable failure(Throwable failed) {
        Throwable cause = Failures.unwrapped(failed);
        if (cause instanceof SlotLeases.UnreadableException unreadable) {
            return new UpstreamSessionException(
                    Reason.UNREADABLE, Sentences.unreadable(name, String.valueOf(unreadable.getMessage())));
        }
        return cause instanceof UpstreamSessionException ? cause : copy.unreachable(cause);
    }

    UpstreamSessionException allBusy(CallTime time) {
        int slots = copy.last().map(LeasedSlots::count).orElse(1);
        return new UpstreamSessionException(Reason.ALL_BUSY, Sentences.allBusy(name, slots, time.limit()));
    }

    /** How many sessions there are. */
    int count() {
        return copy.last().map(LeasedSlots::count).orElse(1);
    }

    private static int count(Look look) {
        return Math.max(1, look.view().slots().size());
    }
}
