package dev.seans.gateway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of a caller's request on its way to the upstream, without a thread that waits for it:
 *
 * <ol>
 *   <li>Up to a bound it is collected. If it ends there, it is sent from memory, and can be sent again when the session turns
 *       out to be lost.
 *   <li>A longer one, also one that says so before, goes on as it comes: what has been collected first, then a piece whenever
 *       the upstream takes one. It can be sent once.
 * </ol>
 */
final class CallerBody implements ReadListener, Flow.Publisher<ByteBuffer>, Flow.Subscription {

    private static final int KEPT = 256 * 1024;
    private static final int PIECE = 16 * 1024;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");

    private final ServletInputStream in;
    private final long length;
    private final Runnable moved;
    private final CompletableFuture<BodyPublisher> publisher = new CompletableFuture<>();
    private final byte[] piece = new byte[PIECE];

    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private long demand;
    private boolean opened;
    private boolean reading;
    private boolean ended;
    private boolean streamed;
    private @Nullable CallerGoneException broken;
    private boolean told;

    private CallerBody(ServletInputStream in, long length, Runnable moved) {
        this.in = in;
        this.length = length;
        this.moved = moved;
    }

    /**
     * That of a request whose answer is asynchronous already.
     *
     * @param moved is told whenever some of it has come
     */
    static CallerBody of(HttpServletRequest request, Runnable moved) throws IOException {
        CallerBody body = new CallerBody(request.getInputStream(), request.getContentLengthLong(), moved);
        if (body.length > KEPT) {
            body.stream();
        }
        request.getInputStream().setReadListener(body);
        return body;
    }

    /** Whether a request has one: RFC 9112, section 6. Over HTTP/2 nothing need tell so, and one without bytes is none. */
    static boolean isThere(HttpServletRequest request) {
        boolean untold = request.getContentLengthLong() < 0
                && request.getProtocol().startsWith("HTTP/2")
                && !WITHOUT_BODY.contains(request.getMethod());
        return untold || request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** What sends it, as soon as it is known how that must be done. */
    CompletableFuture<BodyPublisher> publisher() {
        return publisher;
    }

    /** Whether it is sent as it comes. */
    synchronized boolean isStreamed() {
        return streamed;
    }

    /** Whether nothing but the caller keeps it from going on. */
    synchronized boolean isWaitingForCaller() {
        return !ended && (!streamed || demand > 0);
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        opened = true;
        read();
    }

    @Override
    public synchronized void onAllDataRead() {
        end();
    }

    @Override
    public synchronized void onError(Throwable gone) {
        if (!ended) {
            ended = true;
            broken = new CallerGoneException(gone);
            publisher.completeExceptionally(broken);
            tell();
        }
    }

    /** The upstream is told of the end once, and of a whole body only when it has all of it. */
    private void tell() {
        if (subscriber == null || told || !ended || (kept != null && broken == null)) {
            return;
        }
        told = true;
        if (broken != null) {
            subscriber.onError(broken);
        } else {
            subscriber.onComplete();
        }
    }

    /** Whoever takes a piece may ask for the next one at once, in the middle of this: then the loop goes on. */
    private void read() throws IOException {
        if (reading || !opened) {
            return;
        }
        reading = true;
        try {
            while (!ended && (!streamed || demand > 0) && in.isReady()) {
                int count = in.read(piece);
                if (count > 0) {
                    moved.run();
                    take(count);
                }
                if (count < 0 || in.isFinished()) {
                    end();
                }
            }
        } finally {
            reading = false;
        }
    }

    private void take(int count) {
        if (kept == null) {
            give(ByteBuffer.wrap(piece.clone(), 0, count));
            return;
        }
        kept.write(piece, 0, count);
        if (kept.size() > KEPT) {
            stream();
        }
    }

    private void stream() {
        streamed = true;
        publisher.complete(
                length > 0 ? BodyPublishers.fromPublisher(this, length) : BodyPublishers.fromPublisher(this));
    }

    private void give(ByteBuffer bytes) {
        demand--;
        if (subscriber != null) {
            subscriber.onNext(bytes);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (!streamed && kept != null) {
            publisher.complete(BodyPublishers.ofByteArray(kept.toByteArray()));
        } else {
            tell();
        }
    }

    /** To a second one it can only say that it is gone. */
    @Override
    public synchronized void subscribe(Flow.Subscriber<? super ByteBuffer> taker) {
        if (subscriber == null) {
            subscriber = taker;
            taker.onSubscribe(this);
            if (broken != null) {
                tell();
            }
        } else {
            taker.onSubscribe(new Nothing());
            taker.onError(new SentAlreadyException());
        }
    }

    @Override
    public synchronized void request(long count) {
        demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
        ByteArrayOutputStream first = kept;
        if (first != null && broken == null) {
            kept = null;
            if (first.size() > 0) {
                give(ByteBuffer.wrap(first.toByteArray()));
            }
        }
        tell();
        try {
            read();
        } catch (IOException gone) {
            onError(gone);
        }
    }

    @Override
    public synchronized void cancel() {
        ended = true;
        told = true;
    }

    /** The body can be sent once, and that was done. */
    static final class SentAlreadyException extends IOException {

        private static final long serialVersionUID = 1L;

        SentAlreadyException() {
            super("the body was sent already and is not kept");
        }
    }

    /** Whoever subscribes must be given one. */
    private static final class Nothing implements Flow.Subscription {

        @Override
        public void request(long count) {
            // There is nothing to give.
        }

        @Override
        public void cancel() {
            // Nor to end.
        }
    }
}
