package dev.seans.filter;

import dev.seans.cookies.IdTelling;
import dev.seans.database.DatabaseException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What happens once when a request is over, whichever way it ends: its session is saved and given back, then the log
 * line is written, then dead sessions may be removed.
 */
final class RequestEnd implements AsyncListener {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final HttpServletRequest request;
    private final RequestSession session;
    private final IdTelling telling;
    private final Runnable conclusion;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicBoolean listensAlready = new AtomicBoolean();
    private volatile boolean deferred;
    private volatile @Nullable DatabaseException failure;

    RequestEnd(HttpServletRequest request, RequestSession session, IdTelling telling, Runnable conclusion) {
        this.request = request;
        this.session = session;
        this.telling = telling;
        this.conclusion = conclusion;
    }

    /**
     * The request is over when its asynchronous part is done. Called by whoever starts it, at once: another thread may
     * complete it before the filter's {@code finally} is reached.
     */
    AsyncContext deferTo(AsyncContext context) {
        deferred = true;
        // Of a start after a dispatch the container has told us already.
        if (!listensAlready.getAndSet(false)) {
            context.addListener(this);
        }
        return context;
    }

    /** The session could not be taken, and the application has been told by this exception. */
    void noteFailure(DatabaseException unreachable) {
        failure = unreachable;
    }

    boolean hasFailedWith(DatabaseException unreachable) {
        return unreachable == failure;
    }

    /** Whether the end comes later. An application may have started something asynchronous behind our back. */
    boolean isDeferred() {
        if (!deferred && request.isAsyncStarted()) {
            try {
                deferTo(request.getAsyncContext());
            } catch (IllegalStateException completedMeanwhile) {
                deferred = false;
            }
        }
        return deferred;
    }

    /**
     * Saves the session and gives it back, for the first time that it is called.
     *
     * @return why it could not be saved
     */
    Optional<RefusalReason> saveSession() {
        try {
            if (session.finish()) {
                return Optional.empty();
            }
            RequestNotes.of(request).put("outcome", "lost");
            return Optional.of(RefusalReason.LOST);
        } catch (DatabaseException unreachable) {
            LOG.log(
                    Level.ERROR,
                    "A session could not be saved; the next request gets it when its lease is over",
                    unreachable);
            RequestNotes.of(request).put("outcome", "unsaved");
            return Optional.of(RefusalReason.UNAVAILABLE);
        } catch (RuntimeException unsavable) {
            LOG.log(
                    Level.ERROR,
                    "A session could not be saved, because of a value in it; what the request has changed there is lost",
                    unsavable);
            RequestNotes.of(request).put("outcome", "unsaved");
            throw unsavable;
        }
    }

    /** The last thing that is done for the request. */
    void conclude() {
        if (done.compareAndSet(false, true)) {
            conclusion.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        try {
            saveSession();
        } finally {
            conclude();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        RequestNotes.of(request).put("outcome", "timed out");
    }

    @Override
    public void onError(AsyncEvent event) {
        RequestNotes.of(request).put("outcome", "client gone");
        telling.outliveHeaders();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        listensAlready.set(true);
        event.getAsyncContext().addListener(this);
    }
}
