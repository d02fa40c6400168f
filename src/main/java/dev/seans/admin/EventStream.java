package dev.seans.admin;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page that listens (Server-Sent Events, HTML Living Standard, section 9.2). It holds no thread: what cannot be written at
 * once waits until the container says that it can, and what is newer takes its place.
 */
final class EventStream implements WriteListener, AsyncListener {

    private static final Logger LOG = System.getLogger(EventStream.class.getName());
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Who reads nothing for so long is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The container's own time-out is only a net below ours. */
    private static final Duration NET = Duration.ofMinutes(1);

    private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<EventStream> left;
    private final AtomicBoolean hasLeft = new AtomicBoolean();
    private final long endNanos;

    private byte @Nullable [] unsent;
    private boolean opened;
    private boolean unflushed;
    private boolean ended;
    private long sentNanos = System.nanoTime();

    private EventStream(AsyncContext context, ServletOutputStream out, Duration longest, Consumer<EventStream> left) {
        this.context = context;
        this.out = out;
        this.left = left;
        this.endNanos = System.nanoTime() + longest.toNanos();
    }

    /** @param left is told once, when the stream is over, however it ended */
    static EventStream open(
            HttpServletRequest request, HttpServletResponse response, Duration longest, Consumer<EventStream> left)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Accel-Buffering", "no"); // or nginx keeps events until it has a page of them
        AsyncContext context = request.startAsync();
        context.setTimeout(longest.plus(NET).toMillis());
        EventStream stream = new EventStream(context, response.getOutputStream(), longest, left);
        context.addListener(stream);
        response.getOutputStream().setWriteListener(stream);
        return stream;
    }

    /** Sends an event as soon as it can be sent, in the place of one that has not left yet. */
    synchronized void send(String event, String data) {
        unsent = ("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        drain();
    }

    /** Shows that the stream lives, when it was silent; ends it when its time is over, or nobody reads. */
    synchronized void keepUp() {
        long now = System.nanoTime();
        long silent = now - sentNanos;
        if (now - endNanos >= 0 || silent >= PATIENCE.toNanos()) {
            end();
        } else if (silent >= SILENCE.toNanos() && unsent == null) {
            unsent = STILL_HERE;
            drain();
        }
    }

    /** Whether it has ended, however that came. */
    boolean isOver() {
        return hasLeft.get();
    }

    /** Ends it; a page comes again by itself. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            try {
                context.complete();
            } catch (RuntimeException overAlready) {
                LOG.log(Level.DEBUG, "A page that listened was gone already", overAlready);
            } finally {
                leave();
            }
        }
    }

    @Override
    public synchronized void onWritePossible() {
        opened = true;
        drain();
    }

    private void drain() {
        try {
            while (opened && !ended && (unsent != null || unflushed) && out.isReady()) {
                step();
            }
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "A page that listened is gone", gone);
            end();
        }
    }

    private void step() throws IOException {
        byte[] frame = unsent;
        if (frame != null) {
            unsent = null;
            unflushed = true;
            out.write(frame);
        } else {
            unflushed = false;
            out.flush();
            sentNanos = System.nanoTime();
        }
    }

    private void leave() {
        if (hasLeft.compareAndSet(false, true)) {
            left.accept(this);
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.log(Level.DEBUG, "A page that listened is gone", gone);
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
