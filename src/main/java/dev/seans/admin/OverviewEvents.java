package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.database.FailureLog;
import dev.seans.jobs.RepeatedWork;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
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

    private static final String EVENT = "overview";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration KEEP_UP = Duration.ofSeconds(5);
    private static final Duration HANGS = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(OverviewEvents.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final String AWAY = "the database does not answer at the moment: see whether it runs";

    private final RepeatedWork work =
            new RepeatedWork("The overview is still being read while this node stops; nobody hears of it");
    private final Overview overview;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    /** What was told last, guarded by this: a page that comes must hear neither less nor older news than the others. */
    private @Nullable String told;

    private volatile boolean stopped;
    private volatile long lookingSince;

    @Inject
    OverviewEvents(Overview overview) {
        this.overview = overview;
    }

    /** Begins to look, on two threads of this factory, the server's: a database that hangs must not silence the streams. */
    public void start(ThreadFactory threads) {
        work.start(threads, Map.of(this::look, LOOK, this::keepUp, KEEP_UP));
    }

    /** Ends all streams. */
    public void stop() {
        stopped = true;
        work.stop(() -> {});
        streams.forEach(EventStream::end);
    }

    /**
     * Lets a page listen. The database is not asked here: an answer that has begun to be asynchronous can fail no more.
     *
     * @return false if too many do already, or this node stops
     */
    boolean open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (stopped || count.getAndUpdate(now -> Math.min(MOST, now + 1)) >= MOST) {
            return false;
        }
        boolean opened = false;
        try {
            EventStream stream = EventStream.open(request, response, LONGEST, this::left);
            opened = true;
            add(stream);
        } finally {
            if (!opened) {
                count.decrementAndGet();
            }
        }
        return true;
    }

    private synchronized void add(EventStream stream) {
        streams.add(stream);
        if (stream.isOver()) {
            streams.remove(stream); // it has left before it was there
        } else if (stopped) {
            stream.end(); // the last look may have been before it was added
        } else if (told != null) {
            stream.send(EVENT, told);
        }
    }

    private void left(EventStream stream) {
        streams.remove(stream);
        count.decrementAndGet();
    }

    /** Whatever is thrown would end the repetition, and with it all news. */
    private void look() {
        lookingSince = System.nanoTime();
        try {
            tell(streams.isEmpty() ? null : overview.now());
        } catch (Throwable failed) {
            UNREAD.log(
                    "Nobody knows how things stand; open pages are told so, and it is looked at again at once", failed);
            tellAway();
        } finally {
            lookingSince = 0;
        }
    }

    private void keepUp() {
        try {
            long since = lookingSince;
            streams.forEach(EventStream::keepUp);
            if (since != 0 && System.nanoTime() - since > HANGS.toNanos()) {
                tellAway();
            }
        } catch (Throwable failed) {
            LOG.log(Level.WARNING, "Open pages could not be looked after; that is tried again soon", failed);
        }
    }

    /** The time of the look alone is no change. */
    private synchronized void tell(@Nullable JsonObject now) {
        String text = now == null ? null : now.toString();
        if (text == null) {
            told = null;
        } else if (told == null || !withoutTime(text).equals(withoutTime(told))) {
            told = text;
            streams.forEach(stream -> stream.send(EVENT, text));
        }
    }

    private synchronized void tellAway() {
        told = null;
        String error = JsonFields.object().add("error", AWAY).build().toString();
        streams.forEach(stream -> stream.send("away", error));
    }

    private static String withoutTime(String json) {
        return json.substring(json.indexOf(','));
    }
}
