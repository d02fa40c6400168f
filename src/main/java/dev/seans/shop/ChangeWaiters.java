package dev.seans.shop;

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
import java.util.function.Predicate;

/** Shops that wait for a change: one question for all of them at once. */
@OnePerApplication
public class ChangeWaiters {

    private static final Logger LOG = System.getLogger(ChangeWaiters.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Beyond it a shop is told at once that there is nothing: a node must not run out of connections. */
    private static final int MOST = 1000;

    /** The container's own time-out is only a net below ours. */
    private static final Duration NET = Duration.ofSeconds(30);

    private final ChangeFeed feed;
    private final PolledQueue<Waiter> queue = new PolledQueue<>(MOST, PAUSE, this::look, ChangeWaiters::answerAnyway);

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
     */
    boolean hold(
            HttpServletRequest request,
            HttpServletResponse response,
            Duration longest,
            String source,
            ChangeCursor after,
            Reading reading) {
        return !longest.isZero()
                && request.isAsyncSupported()
                && queue.enter(() -> {
                    AsyncContext context = request.startAsync();
                    context.setTimeout(longest.plus(NET).toMillis());
                    return new Waiter(
                            new Http(context, request, response),
                            System.nanoTime() + longest.toNanos(),
                            source,
                            after,
                            reading);
                });
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
        one.answer(page -> page.changes().isEmpty()
                && !one.isOver()
                && queue.enter(
                        () -> new Waiter(one.http(), one.untilNanos(), one.source(), page.next(), one.reading())));
    }

    private static void answerAnyway(Waiter one) {
        one.answer(page -> false);
    }

    /**
     * How the feed is read for a request.
     *
     * @param page behind a cursor
     */
    record Reading(Function<ChangeCursor, ChangeFeed.Page> page, Function<ChangeFeed.Page, JsonContent> json) {}

    private record Http(AsyncContext context, HttpServletRequest request, HttpServletResponse response) {}

    private record Waiter(Http http, long untilNanos, String source, ChangeCursor after, Reading reading) {

        boolean isOver() {
            return System.nanoTime() - untilNanos >= 0;
        }

        /** @param goesOn whether it waits on, held anew */
        void answer(Predicate<ChangeFeed.Page> goesOn) {
            boolean isHeld = false;
            try {
                ChangeFeed.Page page = reading.page().apply(after);
                isHeld = goesOn.test(page);
                if (!isHeld) {
                    JsonAnswer.sendPacked(
                            http.request(), http.response(), reading.json().apply(page));
                }
            } catch (IOException clientIsGone) {
                LOG.log(Level.DEBUG, "A shop that waited for changes is gone; it will ask again", clientIsGone);
            } catch (RuntimeException failed) {
                sendFailure(failed);
            } finally {
                if (!isHeld) {
                    complete();
                }
            }
        }

        private void sendFailure(RuntimeException failed) {
            try {
                JsonAnswer.sendFailure(http.response(), failed);
            } catch (IOException | RuntimeException clientIsGone) {
                LOG.log(Level.DEBUG, "A shop that waited for changes is gone; it will ask again", clientIsGone);
            }
        }

        private void complete() {
            try {
                http.context().complete();
            } catch (IllegalStateException overAlready) {
                LOG.log(Level.DEBUG, "A request that waited was over already; its shop will ask again");
            }
        }
    }
}
