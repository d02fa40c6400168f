package dev.seans.filter;

import dev.seans.identity.ClientAddress;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;

/** Writes one line for each request: key, source of the id, user, what the servlet noted, outcome, milliseconds. */
final class RequestLog {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Level level;
    private final RequestObservers observers;
    private final long startedNanos = System.nanoTime();
    private String address = "";

    /** @param level of the line; {@link Level#OFF} if none is to be written */
    RequestLog(HttpServletRequest request, HttpServletResponse response, Level level, RequestObservers observers) {
        this.request = request;
        this.response = response;
        this.level = level;
        this.observers = observers;
    }

    /** At which level lines are written. */
    static Level level(Settings settings) {
        return Level.valueOf(settings.text(Setting.LOG_REQUESTS).toUpperCase(Locale.ROOT));
    }

    /** Addresses are no field of the line; whoever hears of the request gets it. */
    void comesFrom(ClientAddress client) {
        address = client.text();
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
        if (level != Level.OFF) {
            writeLine(notes, took);
        }
        observers.tell(() -> new FinishedRequest(response.getStatus(), took, address, notes.fields()));
    }

    private void writeLine(RequestNotes notes, Duration took) {
        // Put together here: java.text.MessageFormat would cost each request more than the rest of its line.
        LOG.log(
                level,
                () -> RequestNotes.shown(request.getMethod()) + " " + RequestNotes.shown(request.getServletPath())
                        + (notes.isEmpty() ? "" : " " + notes.line())
                        + " status=" + response.getStatus() + " ms=" + took.toMillis());
    }
}
