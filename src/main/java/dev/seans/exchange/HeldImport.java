package dev.seans.exchange;

import dev.seans.filter.RequestNotes;
import dev.seans.registry.ImportStatus;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One request that waits for an import.
 *
 * @param last the state that was known when it began to wait; where the import had ended, only the time is waited for
 * @param reply what to answer in a state
 * @param sinceNanos when it began to wait, on the clock of {@link System#nanoTime()}
 * @param deadlineNanos when it is answered whatever the state is, likewise
 */
record HeldImport(
        AsyncContext context,
        RequestNotes notes,
        ImportStatus last,
        Function<ImportStatus, Reply> reply,
        long sinceNanos,
        long deadlineNanos,
        Charset charset) {

    private static final Logger LOG = System.getLogger(HeldImport.class.getName());

    long fileId() {
        return last.fileId();
    }

    boolean waitsForItsEnd() {
        return last.state().isActive();
    }

    boolean isDue(ImportStatus now) {
        boolean hasEnded = waitsForItsEnd() && !now.state().isActive();
        return hasEnded || System.nanoTime() - deadlineNanos >= 0;
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
            LOG.log(Level.DEBUG, "The request that waited for file {0} was over already; 1C will ask again", fileId());
        }
    }
}
