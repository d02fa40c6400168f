package dev.seans.client;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Waits for what the keeper will write. However many wait, one of them asks: after 100 ms, then more and more rarely, at
 * least once a second.
 */
final class SessionWatch {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final LocalCopy copy;
    private final ClientThreads threads;
    private final Set<Waiter<?>> waiters = new LinkedHashSet<>();
    private boolean running;

    SessionWatch(LocalCopy copy, ClientThreads threads) {
        this.copy = copy;
        this.threads = threads;
    }

    /**
     * The first thing that is found in a look from now on; empty if nothing was in that time.
     *
     * @param found in a look, or empty if the waiting goes on
     */
    <T> CompletableFuture<Optional<T>> until(Duration limit, Function<Look, Optional<T>> found) {
        Waiter<T> waiter = new Waiter<>(new CompletableFuture<>(), found);
        boolean start;
        synchronized (waiters) {
            waiters.add(waiter);
            start = !running;
            running = true;
        }
        var unused = waiter.result.whenComplete((any, failed) -> forget(waiter));
        threads.limit(waiter.result, limit, Optional.empty());
        if (start) {
            askAgainAfter(FIRST_PAUSE);
        }
        return waiter.result;
    }

    private void forget(Waiter<?> waiter) {
        synchronized (waiters) {
            waiters.remove(waiter);
        }
    }

    /** If the application has ended, there is no pause, and those who wait have been told. */
    private void askAgainAfter(Duration pause) {
        var unused = threads.pause(pause).thenRun(() -> ask(longer(pause)));
    }

    private void ask(Duration nextPause) {
        var unused = copy.now().handle((look, away) -> {
            if (look != null) {
                waiting().forEach(waiter -> waiter.see(look));
            }
            if (goesOn()) {
                askAgainAfter(nextPause);
            }
            return true;
        });
    }

    private List<Waiter<?>> waiting() {
        synchronized (waiters) {
            return List.copyOf(waiters);
        }
    }

    private boolean goesOn() {
        synchronized (waiters) {
            running = !waiters.isEmpty();
            return running;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private record Waiter<T>(CompletableFuture<Optional<T>> result, Function<Look, Optional<T>> found) {

        /** What goes wrong with one is nothing to the others. */
        void see(Look look) {
            try {
                found.apply(look).ifPresent(seen -> result.complete(Optional.of(seen)));
            } catch (RuntimeException | Error failed) {
                result.completeExceptionally(failed);
            }
        }
    }
}
