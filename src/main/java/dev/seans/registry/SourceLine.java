package dev.seans.registry;

import dev.seans.settings.OnePerApplication;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets the requests of one source, on this node, ask the database one after the other, in the order in which they came.
 * The row of the source would do that as well, but whoever waits there holds a connection: 32 waiters held all of a
 * pool of 32, while the one who had the row needed a second one (measured on Payara with PostgreSQL: nothing moved until
 * the waiters gave up after ten seconds). Nodes still meet at the row.
 */
@OnePerApplication
class SourceLine {

    /** Two sources that share a turn only wait for each other; a power of two. */
    private static final int TURNS = 64;

    /** As long as the one who has the turn may wait for the database: eight times ten seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(80);

    private final Duration limit;

    private final ReentrantLock[] turns =
            IntStream.range(0, TURNS).mapToObj(turn -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    SourceLine() {
        this(LIMIT);
    }

    SourceLine(Duration limit) {
        this.limit = limit;
    }

    /** Throws {@link IllegalStateException} if its turn does not come in time: who waits holds a thread for requests. */
    <T> T inTurn(String source, Supplier<T> work) {
        ReentrantLock turn = turns[source.hashCode() & (TURNS - 1)];
        if (!comes(turn)) {
            throw new IllegalStateException(
                    "Requests of source " + source + ", or of one that shares its turn, have waited"
                            + " for the database on this node for " + limit.toSeconds() + " s; this one is given up");
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean comes(ReentrantLock turn) {
        try {
            return turn.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
