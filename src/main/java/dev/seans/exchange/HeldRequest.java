package dev.seans.exchange;

import dev.seans.filter.RequestNotes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;

/**
 * A request that is answered later, by another thread, and keeps none meanwhile.
 *
 * @param sinceNanos when it began to wait, on the clock of {@link System#nanoTime()}
 */
record HeldRequest(AsyncContext context, RequestNotes notes, long sinceNanos, Charset charset) {

    private static final Logger LOG = System.getLogger(HeldRequest.class.getName());

    /** The container's own time-out is only a net below ours. */
    private static final long NET_MILLIS = 30_000;

    /** @param longestMillis when it is answered at the latest */
    static HeldRequest begin(ExchangeRequest request, long longestMillis, Charset charset) {
        AsyncContext context = request.http().startAsync();
        context.setTimeout(longestMillis + NET_MILLIS);
        return new HeldRequest(context, request.notes(), System.nanoTime(), charset);
    }

    boolean hasWaited(long millis) {
        return System.nanoTime() - sinceNanos >= TimeUnit.MILLISECONDS.toNanos(millis);
    }

    void answer(Reply reply) {
        notes.put("held", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos));
        notes.put("outcome", reply.outcome());
        try {
            reply.send((HttpServletResponse) context.getResponse(), charset);
        } catch (IOException | RuntimeException clientIsGone) {
            notes.put("outcome", reply.outcome() + ", but the client was gone");
        } finally {
            complete();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException overAlready) {
            LOG.log(Level.DEBUG, "A request that waited was over already; 1C will ask again");
        }
    }
}
