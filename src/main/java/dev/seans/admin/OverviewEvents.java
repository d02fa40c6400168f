package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.database.FailureLog;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells all pages that are open how things stand, whenever that has changed: one look a second for all of them, and none while
 * nobody listens.
 */
@OnePerApplication
public class OverviewEvents {

    /** A node must not run out of connections. */
    static final int MOST = 200;

    /** Then a page comes again by itself, and its user is looked at anew. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(OverviewEvents.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final String AWAY = "the database does not answer at the moment: see whether it runs";

    private final Overview overview;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    private volatile boolean stopped;
    private volatile @Nullable String known;
    private @Nullable ScheduledExecutorService looks;

    @Inject
    OverviewEvents(Overview overview) {
        this.overview = overview;
    }

    /** Begins to look, on a thread of this factory: the server's. */
    public synchronized void start(ThreadFactory threads) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(threads);
        Future<?> unused = executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        looks = executor;
    }

    /** Ends all streams. The thread is not interrupted: it may be in the database, and H2 closes its file then. */
    public synchronized void stop() {
        stopped = true;
        if (looks != null) {
            looks.shutdown();
        }
        streams.forEach(EventStream::end);
    }

    /**
     * Lets a page listen.
     *
     * @return false if too many do already
     */
    boolean open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (stopped || count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return false;
        }
        EventStream stream = EventStream.open(request, response, LONGEST, this::left);
        streams.add(stream);
        stream.send("overview", current());
        if (stopped) {
            stream.end(); // the last look may have been before it was added
        }
        return true;
    }

    private void left(EventStream stream) {
        streams.remove(stream);
        count.decrementAndGet();
    }

    private String current() {
        String last = known;
        return last == null ? text(overview.now()) : last;
    }

    private void look() {
        if (streams.isEmpty()) {
            known = null;
            return;
        }
        streams.forEach(EventStream::keepUp);
        try {
            tellIfChanged(overview.now());
        } catch (RuntimeException failed) {
            UNREAD.log(
                    "Nobody knows how things stand; open pages are told so, and it is looked at again at once", failed);
            known = null;
            tell("away", text(JsonFields.object().add("error", AWAY).build()));
        }
    }

    /** The time of the look alone is no change. */
    private void tellIfChanged(JsonObject now) {
        String text = text(now);
        String last = known;
        if (last == null || !withoutTime(text).equals(withoutTime(last))) {
            known = text;
            tell("overview", text);
        }
    }

    private static String withoutTime(String json) {
        return json.substring(json.indexOf(','));
    }

    private static String text(JsonObject json) {
        return json.toString();
    }

    private void tell(String event, String data) {
        streams.forEach(stream -> stream.send(event, data));
    }
}
