package dev.seans.upstream;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a caller gets who does not wait: to cancel it breaks the call off. */
final class CancellableCall<T> extends CompletableFuture<T> {

    private final Runnable breakOff;

    CancellableCall(Runnable breakOff) {
        this.breakOff = breakOff;
    }

    void end(T result, @Nullable Throwable failed) {
        if (failed == null) {
            complete(result);
        } else {
            completeExceptionally(Failures.unwrapped(failed));
        }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        breakOff.run();
        return cancelled;
    }
}
