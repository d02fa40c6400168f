package dev.seans.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Writes one line for each request: key, source of the id, user, what the servlet noted, outcome, milliseconds. */
final class RequestLog implements AsyncListener {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestObservers observers;
    private final long startedNanos = System.nanoTime();
    private volatile boolean deferred;

    RequestLog(HttpServletRequest request, HttpServletResponse response, RequestObservers observers) {
        this.request = request;
        this.response = response;
        this.observers = observers;
    }

    void noteIdentity(SessionIdentity identity) {
        RequestNotes notes = RequestNotes.of(request);
        notes.put("session", identity.key());
        notes.put("from", identity.source());
        notes.put("user", identity.user());
    }

    void noteRefusal(Verdict.Refused refused) {
        RequestNotes notes = RequestNotes.of(request);
        refused.claimed().ifPresent(claimed -> {
            notes.put("session", claimed.id().key());
            notes.put("from", claimed.source());
        });
        refused.user().ifPresent(user -> notes.put("user", user));
        notes.put("refused", refused.reason());
    }

    /**
     * The line is written when the asynchronous part is done. Called by whoever starts it, at once: another thread may
     * complete it before the filter's {@code finally} is reached.
     */
    AsyncContext deferTo(AsyncContext context) {
        deferred = true;
        context.addListener(this);
        return context;
    }

    /** Writes the line, unless the request goes on asynchronously. */
    void finish() {
        if (!deferred) {
            write();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        write();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        RequestNotes.of(request).put("outcome", "timed out");
    }

    @Override
    public void onError(AsyncEvent event) {
        RequestNotes.of(request).put("outcome", "client gone");
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private void write() {
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        RequestNotes notes = RequestNotes.of(request);
        LOG.log(
                Level.INFO,
                "{0} {1} {2} status={3} ms={4}",
                request.getMethod(),
                request.getServletPath(),
                notes.line(),
                Integer.toString(response.getStatus()),
                Long.toString(took.toMillis()));
        observers.tell(new FinishedRequest(response.getStatus(), took, notes.fields()));
    }
}
