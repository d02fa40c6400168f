package dev.seans.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls of this node wait here in the order in which they came; as many go on at a time as there are sessions. */
final class CallLine {

    private final ClientThreads threads;
    private final Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    private int places = 1;
    private int taken;

    CallLine(ClientThreads threads) {
        this.threads = threads;
    }

    /**
     * A place, which must be left, once.
     *
     * @param sessions that there are just now
     * @return whether there was one in that time
     */
    CompletableFuture<Boolean> enter(int sessions, Duration limit) {
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        synchronized (this) {
            places = sessions;
            waiting.add(turn);
        }
        admit();
        if (!turn.isDone()) {
            threads.limit(turn, limit, false);
            var unused = turn.whenComplete((entered, failed) -> forget(turn));
        }
        return turn;
    }

    /** It has got its place, or waits no more. */
    private synchronized void forget(CompletableFuture<Boolean> turn) {
        waiting.removeIf(other -> other == turn);
    }

    void leave() {
        synchronized (this) {
            taken--;
        }
        admit();
    }

    /** Whoever has waited too long takes no place. */
    private void admit() {
        CompletableFuture<Boolean> next = next();
        while (next != null) {
            if (!next.complete(true)) {
                leaveQuietly();
            }
            next = next();
        }
    }

    private synchronized @Nullable CompletableFuture<Boolean> next() {
        CompletableFuture<Boolean> next = taken < places ? waiting.poll() : null;
        taken += next == null ? 0 : 1;
        return next;
    }

    private synchronized void leaveQuietly() {
        taken--;
    }
}
