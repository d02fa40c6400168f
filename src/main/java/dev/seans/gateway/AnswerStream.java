package dev.seans.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer on its way to the caller, without a thread that waits for either, and with no more of it in memory than
 * the upstream's connection gives at once:
 *
 * <ol>
 *   <li>With the first bytes, or the end, the head is written: what breaks before that can still be told.
 *   <li>Bytes are written while the container takes them. When none is left, they are flushed, and the upstream is asked for
 *       more: a caller sees what there is when the upstream pauses.
 *   <li>It is over when the last byte was taken.
 * </ol>
 */
final class AnswerStream implements BodySubscriber<Void> {

    private final Taker taker;
    private final Runnable moved;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();

    private Flow.@Nullable Subscription upstream;
    private @Nullable ServletOutputStream out;
    private boolean opened;
    private boolean unflushed;
    private boolean received;

    /** @param moved is told whenever the caller has taken some of it */
    AnswerStream(Taker taker, Runnable moved) {
        this.taker = taker;
        this.moved = moved;
    }

    /** Who takes the answer. */
    interface Taker {

        /**
         * Writes the head: status and headers.
         *
         * @return where to write the body
         * @throws IOException if nobody wants the answer any more
         */
        ServletOutputStream open() throws IOException;

        /** The last byte was written; told at once, because the container may keep it until the answer is completed. */
        void answered();
    }

    @Override
    public CompletionStage<Void> getBody() {
        return over;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        subscription.request(1);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        unsent.addAll(buffers);
        if (begins()) {
            write();
        }
    }

    @Override
    public synchronized void onComplete() {
        received = true;
        if (begins()) {
            write();
        }
    }

    @Override
    public synchronized void onError(Throwable broken) {
        over.completeExceptionally(broken);
    }

    /** False if nobody wants it. An answer without a body needs no listener. */
    private boolean begins() {
        if (out != null || over.isDone()) {
            return out != null;
        }
        try {
            out = taker.open();
            if (unsent.isEmpty() && received) {
                opened = true;
                finish();
            } else {
                out.setWriteListener(new Caller());
            }
            return true;
        } catch (IOException | RuntimeException gone) {
            end(gone);
            return false;
        }
    }

    private void write() {
        ServletOutputStream to = out;
        try {
            while (opened && to != null && !over.isDone() && hasWork() && to.isReady()) {
                step(to);
            }
        } catch (IOException | RuntimeException gone) {
            end(gone);
        }
    }

    private boolean hasWork() {
        return !unsent.isEmpty() || unflushed || received;
    }

    private void step(ServletOutputStream to) throws IOException {
        ByteBuffer next = unsent.poll();
        if (next != null) {
            byte[] bytes = new byte[next.remaining()];
            next.get(bytes);
            to.write(bytes);
            moved.run();
            unflushed = true;
        } else if (received) {
            finish();
        } else {
            unflushed = false;
            to.flush();
            ask();
        }
    }

    private void finish() {
        taker.answered();
        over.complete(null);
    }

    private void ask() {
        if (upstream != null) {
            upstream.request(1);
        }
    }

    private void end(Throwable gone) {
        if (upstream != null) {
            upstream.cancel();
        }
        over.completeExceptionally(new CallerGoneException(gone));
    }

    private synchronized void writePossible() {
        opened = true;
        write();
    }

    private synchronized void callerGone(Throwable gone) {
        end(gone);
    }

    /** The other side, which names its failures as the upstream's are named. */
    private final class Caller implements WriteListener {

        @Override
        public void onWritePossible() {
            writePossible();
        }

        @Override
        public void onError(Throwable gone) {
            callerGone(gone);
        }
    }
}
