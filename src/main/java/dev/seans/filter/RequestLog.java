package dev.seans.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Writes one line for each request: key, source of the id, user, what the servlet noted, outcome, milliseconds. */
final class RequestLog {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestObservers observers;
    private final long startedNanos = System.nanoTime();

    RequestLog(HttpServletRequest request, HttpServletResponse response, RequestObservers observers) {
        this.request = request;
        this.response = response;
        this.observers = observers;
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

    /** Writes the line, and tells it to whoever counts. */
    void write() {
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        RequestNotes notes = RequestNotes.of(request);
        // Put together here: java.text.MessageFormat would cost each request more than the rest of its line.
        LOG.log(
                Level.INFO,
                () -> request.getMethod() + " " + request.getServletPath() + (notes.isEmpty() ? "" : " " + notes.line())
                        + " status=" + response.getStatus() + " ms=" + took.toMillis());
        observers.tell(() -> new FinishedRequest(response.getStatus(), took, notes.fields()));
    }
}
