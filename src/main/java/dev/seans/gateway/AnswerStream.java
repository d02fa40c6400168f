package dev.seans.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
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

    /** What fits into the buffers of a connection whose client has read its other answers. */
    private static final int SHORT = 16 * 1024;

    private final Taker taker;
    private final Executor writers;
    private final Runnable moved;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();

    private Flow.@Nullable Subscription upstream;
    private @Nullable ServletOutputStream out;
    private long left;
    private boolean opened;
    private boolean unflushed;
    private boolean received;
    private volatile boolean handed;

    /** @param moved is told whenever the caller has taken some of it */
    AnswerStream(Taker taker, Executor writers, Runnable moved) {
        this.taker = taker;
        this.left = taker.length();
        this.writers = writers;
        this.moved = moved;
    }

    /** Who takes the answer. */
    interface Taker {

        /** Of the body; negative if nobody knows. */
        long length();

        /**
         * Writes the head: status and headers.
         *
         * @return where to write the body
         * @throws IOException if nobody wants the answer any more
         */
        ServletOutputStream open() throws IOException;

        /** Whether the answer is still to be written: the container has the response for others when a call has ended. */
        boolean isWaiting();

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
        left -= buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (left == 0 && out == null && taker.length() <= SHORT) {
            received = true;
            hand();
        } else if (begins()) {
            write();
        }
    }

    /** A short answer that is there wholly: the container would need longer to tell that it can be written than to write it. */
    private void hand() {
        handed = true;
        try {
            writers.execute(this::writeWhole);
        } catch (RejectedExecutionException allBusy) {
            handed = false;
            if (begins()) {
                write();
            }
        }
    }

    private void writeWhole() {
        ServletOutputStream to = opened();
        try {
            if (to != null) {
                to.write(whole());
                to.flush(); // GlassFish forgets the status of an answer without a body that is completed without this
                finish();
            }
        } catch (IOException | RuntimeException gone) {
            end(gone);
        }
    }

    private synchronized byte[] whole() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        unsent.forEach(buffer -> all.writeBytes(bytes(buffer)));
        return all.toByteArray();
    }

    /** Null if nobody wants the answer, or it has a head that cannot be written: this breaks it off. */
    private @Nullable ServletOutputStream opened() {
        try {
            return taker.open();
        } catch (IOException gone) {
            end(gone);
        } catch (RuntimeException refused) {
            cancel();
            over.completeExceptionally(new UnusableAnswerException("a header of it cannot be passed on"));
        }
        return null;
    }

    /** Whoever writes a short answer may be held up by its caller; the thread of all connections must not wait for that. */
    @Override
    public void onComplete() {
        if (!handed) {
            complete();
        }
    }

    private synchronized void complete() {
        received = true;
        if (out == null && unsent.isEmpty()) {
            hand();
        } else if (begins()) {
            write();
        }
    }

    @Override
    public void onError(Throwable broken) {
        if (!handed) {
            over.completeExceptionally(broken);
        }
    }

    /** False if nobody wants it. An answer without a body needs no listener. */
    private boolean begins() {
        if (out != null || over.isDone()) {
            return out != null;
        }
        ServletOutputStream to = opened();
        out = to;
        if (to == null) {
            return false;
        }
        if (unsent.isEmpty() && received) {
            opened = true;
            finish();
            return true;
        }
        try {
            to.setWriteListener(new Caller());
            return true;
        } catch (RuntimeException gone) {
            end(gone);
            return false;
        }
    }

    private void write() {
        ServletOutputStream to = out;
        try {
            while (opened && to != null && isWanted() && hasWork() && to.isReady()) {
                step(to);
            }
        } catch (IOException | RuntimeException gone) {
            end(gone);
        }
    }

    private boolean isWanted() {
        return !over.isDone() && taker.isWaiting();
    }

    private boolean hasWork() {
        return !unsent.isEmpty() || unflushed || received;
    }

    private void step(ServletOutputStream to) throws IOException {
        ByteBuffer next = unsent.poll();
        if (next != null) {
            to.write(bytes(next));
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

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
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

    private void cancel() {
        if (upstream != null) {
            upstream.cancel();
        }
    }

    private void end(Throwable gone) {
        cancel();
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
