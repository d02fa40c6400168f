package dev.seans.shop;

import dev.seans.api.JsonContent;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The pages of a feed in their order, each with its records. While one is written, the two behind it are read, so that the database,
 * this node and the client work at the same time; never more than two, however slow the client is.
 */
final class PagesAhead implements AutoCloseable {

    private static final int AHEAD = 2;

    private final Function<ChangeCursor, ChangeFeed.Page> pages;
    private final Function<ChangeFeed.Page, Map<ChangeCursor, JsonContent>> bodies;
    private final ThreadFactory threads;
    private final Deque<Reading> underWay = new ArrayDeque<>();

    /**
     * Nothing is read yet.
     *
     * @param pages the page behind a cursor
     * @param bodies the records of a page
     */
    PagesAhead(
            Function<ChangeCursor, ChangeFeed.Page> pages,
            Function<ChangeFeed.Page, Map<ChangeCursor, JsonContent>> bodies,
            ThreadFactory threads) {
        this.pages = pages;
        this.bodies = bodies;
        this.threads = threads;
    }

    /** The first page, read here; those behind it are begun. */
    Read first(ChangeCursor after) {
        ChangeFeed.Page page = pages.apply(after);
        readBehind(page);
        return new Read(page, bodies.apply(page));
    }

    /**
     * The next page; those behind it are begun.
     *
     * @throws RuntimeException what made it unreadable
     */
    Read next() {
        Reading next = underWay.remove();
        // Waited for also if what follows cannot be begun: no thread that reads outlives the answer.
        try {
            readBehind(next.page());
        } finally {
            next.await();
        }
        return result(next.read);
    }

    /** Waits until nothing is read any more. */
    @Override
    public void close() {
        underWay.forEach(Reading::await);
        underWay.clear();
    }

    private void readBehind(ChangeFeed.Page page) {
        ChangeFeed.Page last = underWay.isEmpty() ? page : underWay.getLast().page();
        while (underWay.size() < AHEAD && last.hasMore()) {
            Reading reading = new Reading(last.next());
            reading.start();
            underWay.add(reading);
            if (underWay.size() < AHEAD) {
                last = reading.page();
            }
        }
    }

    private static <R> R result(CompletableFuture<R> read) {
        try {
            return read.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    /** A page, and what it is about. */
    record Read(ChangeFeed.Page page, Map<ChangeCursor, JsonContent> bodies) {}

    /** The page is known before its records are: so the page behind it can be begun. */
    private final class Reading implements Runnable {

        private final ChangeCursor after;
        private final CompletableFuture<ChangeFeed.Page> page = new CompletableFuture<>();
        private final CompletableFuture<Read> read = new CompletableFuture<>();
        private final Thread thread;

        Reading(ChangeCursor after) {
            this.after = after;
            this.thread = threads.newThread(this);
        }

        void start() {
            thread.start();
        }

        ChangeFeed.Page page() {
            await(page);
            return result(page);
        }

        void await() {
            await(read);
        }

        /** Whoever interrupts; a thread of a server that stops may end without having run this at all. */
        private void await(CompletableFuture<?> awaited) {
            boolean isInterrupted = false;
            while (!awaited.isDone()) {
                try {
                    awaited.get(1, TimeUnit.SECONDS);
                } catch (InterruptedException stopping) {
                    isInterrupted = true;
                } catch (ExecutionException failed) {
                    break;
                } catch (TimeoutException later) {
                    if (!thread.isAlive()) {
                        awaited.completeExceptionally(
                                new IllegalStateException("The server has not run the thread that was to read a page"));
                    }
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            try {
                ChangeFeed.Page found = pages.apply(after);
                page.complete(found);
                read.complete(new Read(found, bodies.apply(found)));
            } catch (RuntimeException | Error failed) {
                page.completeExceptionally(failed);
                read.completeExceptionally(failed);
            }
        }
    }
}
