package dev.seans.client;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that looks as if the session were lost: nobody has read it yet, because it is the caller's if the
 * session turns out to live, and nobody's if the call is repeated.
 */
record HeldBody(ResponseInfo head, Flow.Publisher<List<ByteBuffer>> bytes) {

    /** Lets the caller's own handler receive it. */
    <T> CompletionStage<T> receive(BodyHandler<T> handler) {
        BodySubscriber<T> subscriber = handler.apply(head);
        bytes.subscribe(subscriber);
        return subscriber.getBody();
    }

    /** Frees its connection. */
    void drop() {
        bytes.subscribe(new DroppedBody());
    }

    /** Reads a short body to its end, so that the connection can be used again, and breaks a long one off. */
    static final class DroppedBody implements Flow.Subscriber<List<ByteBuffer>> {

        private static final int SHORT = 64 * 1024;

        private volatile Flow.@Nullable Subscription subscription;
        private long received;

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            Flow.Subscription begun = subscription;
            if (received > SHORT && begun != null) {
                begun.cancel();
            }
        }

        @Override
        public void onError(Throwable broken) {
            // Nobody wanted it.
        }

        @Override
        public void onComplete() {
            // The connection is free.
        }
    }
}
