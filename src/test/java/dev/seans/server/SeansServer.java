package dev.seans.server;

import java.net.URI;
import java.nio.file.Path;

/** A server with Seans on it, in a process of its own. It may be started again after {@link #stop} or {@link #kill}. */
public interface SeansServer extends AutoCloseable {

    /** Returns when the application answers; throws, and leaves no process, when it does not. */
    void start();

    /** Asks the process to end, as an operator would, and waits until it has. */
    void stop();

    /** SIGKILL: nothing in the process gets a chance to tidy up. */
    void kill();

    /** SIGSTOP: the process keeps its connections, and does nothing until {@link #resume}. */
    void suspend();

    void resume();

    boolean isRunning();

    /** Waits for the process to end by itself or by another's hand; its exit status. */
    int waitFor() throws InterruptedException;

    /** The application's root, with a slash at its end; the same after a restart. */
    URI root();

    /** {@code seans.home} of the application. */
    Path home();

    ServerDatabase database();

    /** What the process has written to its console, over all starts. */
    Path log();

    @Override
    default void close() {
        kill();
    }
}
