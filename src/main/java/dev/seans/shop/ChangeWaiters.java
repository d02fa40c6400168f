package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonContent;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.database.FailureLog;
import dev.seans.jobs.PolledQueue;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Shops that wait for a change: one question for all of them at once. */
@OnePerApplication
public class ChangeWaiters {

    private static final Logger LOG = System.getLogger(ChangeWaiters.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** A node must not run out of connections. */
    private static final int MOST = 1000;

    /** A client that is gone keeps its place until its time is over. */
    private static final int MOST_OF_USER = 250;

    /** The container's own time-out is only a net below ours. */
    private static final Duration NET = Duration.ofSeconds(30);

    private final ChangeFeed feed;
    private final ReaderPlaces places = new ReaderPlaces(MOST, MOST_OF_USER);
    private final PolledQueue<Waiter> queue = new PolledQueue<>(MOST, PAUSE, this::look, this::answerEmpty);

    @Inject
    ChangeWaiters(ChangeFeed feed) {
        this.feed = feed;
    }

    /** Begins to look, on threads of the server. */
    public void start(ThreadFactory threads) {
        queue.start(threads);
    }

    /** Tells everybody who waits that there is nothing, and stops. */
    public void stop() {
        queue.stop();
    }

    /**
     * Holds a request until something changes in its source that it is told of, or until it has waited for long enough.
     *
     * @param after how far it has read
     * @return false if it is to be answered at once
     * @throws ApiException 503 if too many wait: an empty answer would make all of them ask again at once
     */
    boolean hold(Held held, Duration longest, String source, ChangeCursor after, Reading reading) {
        if (longest.isZero() || !held.request().isAsyncSupported()) {
            return false;
        }
        places.enter(held.user(), held.response());
        boolean isHeld = false;
        try {
            isHeld = queue.enter(() -> {
                AsyncContext context = held.request().startAsync();
                context.setTimeout(longest.plus(NET).toMillis());
                return new Waiter(held, context, System.nanoTime() + longest.toNanos(), source, after, reading);
            });
            return isHeld;
        } finally {
            if (!isHeld) {
                places.leave(held.user());
            }
        }
    }

    private void look(List<Waiter> waiting) {
        Map<String, ChangeCursor> ends = ends();
        for (Waiter one : waiting) {
            ChangeCursor end = ends.getOrDefault(one.source(), one.after());
            if (!one.after().equals(end) || one.isOver()) {
                queue.answer(one, () -> answerOrGoOn(one));
            }
        }
    }

    private Map<String, ChangeCursor> ends() {
        try {
            return feed.ends();
        } catch (RuntimeException failed) {
            UNREAD.log("Nobody knows whether anything has changed; it is looked at again at once", failed);
            return Map.of();
        }
    }

    /** What has changed may be nothing that this shop is told of: another one's order. Then it waits on. */
    private void answerOrGoOn(Waiter one) {
        boolean goesOn = false;
        try {
            ChangeFeed.Page page = one.reading().page().apply(one.after());
            goesOn = page.changes().isEmpty() && !one.isOver() && queue.enter(() -> one.behind(page.next()));
            if (!goesOn) {
                one.send(page);
            }
        } catch (RuntimeException failed) {
            one.sendFailure(failed);
        } finally {
            if (!goesOn) {
                end(one);
            }
        }
    }

    /** Nothing is read any more: the node stops. */
    private void answerEmpty(Waiter one) {
        try {
            one.send(new ChangeFeed.Page(List.of(), one.after(), false));
        } finally {
            end(one);
        }
    }

    private void end(Waiter one) {
        places.leave(one.held().user());
        one.complete();
    }

    /** A request and its answer, and whose they are. */
    record Held(String user, HttpServletRequest request, HttpServletResponse response) {}

    /**
     * How the feed is read for a request.
     *
     * @param page behind a cursor
     */
    record Reading(Function<ChangeCursor, ChangeFeed.Page> page, Function<ChangeFeed.Page, JsonContent> json) {}

    private record Waiter(
            Held held, AsyncContext context, long untilNanos, String source, ChangeCursor after, Reading reading) {

        boolean isOver() {
            return System.nanoTime() - untilNanos >= 0;
        }

        Waiter behind(ChangeCursor next) {
            return new Waiter(held, context, untilNanos, source, next, reading);
        }

        void send(ChangeFeed.Page page) {
            try {
                JsonAnswer.sendPacked(
                        held.request(), held.response(), reading.json().apply(page));
            } catch (IOException clientIsGone) {
                logGone(clientIsGone);
            }
        }

        void sendFailure(RuntimeException failed) {
            try {
                JsonAnswer.sendFailure(held.response(), failed);
            } catch (IOException | RuntimeException clientIsGone) {
                logGone(clientIsGone);
            }
        }

        private static void logGone(Exception clientIsGone) {
            LOG.log(Level.DEBUG, "A shop that waited for changes is gone; it will ask again", clientIsGone);
        }

        void complete() {
            try {
                context.complete();
            } catch (IllegalStateException overAlready) {
                LOG.log(Level.DEBUG, "A request that waited was over already; its shop will ask again");
            }
        }
    }
}
