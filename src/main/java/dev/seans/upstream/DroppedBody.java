package dev.seans.upstream;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a short body to its end, so that the connection can be used again, and breaks a long one off. */
final class DroppedBody implements Flow.Subscriber<List<ByteBuffer>> {

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
