package dev.seans.client;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call where its body ends. The JDK's client ends each asynchronous call on the default executor of its future, which up
 * to JDK 24 is a new thread for each where there are two processors: measured, a third of what a call by the gateway costs.
 */
final class EndOfBody<T> {

    private final CompletableFuture<T> ended = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> running;

    /** The same body, whose end is the end of the call. */
    BodySubscriber<T> of(BodySubscriber<T> body) {
        return BodySubscribers.mapping(body, this::end);
    }

    /** The body, by whichever comes first; a call that has no body has an end of its own. */
    CompletableFuture<T> orElse(CompletableFuture<HttpResponse<T>> call) {
        running = call;
        var unused = call.whenComplete((response, failed) -> {
            if (failed == null) {
                ended.complete(response.body());
            } else {
                ended.completeExceptionally(Failures.unwrapped(failed));
            }
        });
        return ended;
    }

    /**
     * The call itself goes on to its end, by which its connection is free; only nobody is told. A future that is complete needs
     * no thread for those that hang on it.
     */
    private T end(T body) {
        ended.complete(body);
        CompletableFuture<?> call = running;
        if (call != null) {
            call.completeExceptionally(new Ended());
        }
        return body;
    }

    /** Nobody sees it, so it tells no stack. */
    private static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Ended() {
            super("the call has ended with its body", null, false, false);
        }
    }
}
