package dev.seans.imports;

import dev.seans.commerceml.CatalogFormatException;
import dev.seans.records.CatalogRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next chunk while the one before is written. At any time one chunk is being read, one waits and one is
 * being written: more would only fill the memory.
 */
final class ReadAhead implements AutoCloseable {

    private static final int WAITING_CHUNKS = 1;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(WAITING_CHUNKS);
    private final ChunkReader chunks;
    private final Thread thread;

    /** Begins to read, on a thread of its own. */
    ReadAhead(ThreadFactory threads, ChunkReader chunks) {
        this.chunks = chunks;
        thread = threads.newThread(this::read);
        thread.start();
    }

    /**
     * The next chunk; empty at the end of the document, null if it is not there in time.
     *
     * @throws CatalogFormatException if the document is broken behind the chunks that were handed out
     * @throws IllegalStateException if this thread is interrupted, which only a server does that has waited in vain
     *     for its jobs to stop
     */
    @Nullable
    List<CatalogRecord> next(Duration wait) throws CatalogFormatException {
        try {
            Step step = steps.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            return step == null ? null : step.chunk();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it waited for records to be read", stopped);
        }
    }

    /** Records that were met so far. */
    long met() {
        return chunks.met();
    }

    /** Ends the reading, wherever it is; afterwards nobody touches the document any more. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            List<CatalogRecord> chunk;
            do {
                chunk = chunks.next();
                steps.put(new Step(chunk, null));
            } while (!chunk.isEmpty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Throwable failed) {
            hand(failed);
        }
    }

    private void hand(Throwable failed) {
        try {
            steps.put(new Step(List.of(), failed));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was read: records, or what went wrong instead. */
    private record Step(
            List<CatalogRecord> records, @Nullable Throwable failure) {

        List<CatalogRecord> chunk() throws CatalogFormatException {
            if (failure instanceof CatalogFormatException broken) {
                throw broken;
            }
            if (failure instanceof Error fatal) {
                throw fatal;
            }
            if (failure instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            return records;
        }
    }
}
