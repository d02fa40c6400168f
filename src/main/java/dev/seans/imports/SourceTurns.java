package dev.seans.imports;

import dev.seans.settings.OnePerApplication;
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
class SourceTurns {

    /** Two sources that share a turn only wait for each other; a power of two. */
    private static final int TURNS = 64;

    private final ReentrantLock[] turns =
            IntStream.range(0, TURNS).mapToObj(turn -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    <T> T inTurn(String source, Supplier<T> work) {
        ReentrantLock turn = turns[source.hashCode() & (TURNS - 1)];
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
