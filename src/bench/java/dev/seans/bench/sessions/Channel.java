package dev.seans.bench.sessions;

import java.io.IOException;

/** How requests reach an application; for one thread. */
interface Channel extends AutoCloseable {

    BenchAnswer send(BenchRequest request) throws IOException;

    @Override
    void close() throws IOException;

    /** Opens a channel for each client. */
    @FunctionalInterface
    interface Opening {
        Channel open() throws IOException;
    }
}
