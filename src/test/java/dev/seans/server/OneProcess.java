package dev.seans.server;

import org.jspecify.annotations.Nullable;

/** The process of a server, while it has one: at most one at a time. */
final class OneProcess {

    private @Nullable ServerProcess process;

    void is(ServerProcess started) {
        process = started;
    }

    void stop() {
        ServerProcess running = process;
        if (running != null) {
            running.stop();
            process = null;
        }
    }

    void kill() {
        ServerProcess running = process;
        if (running != null) {
            running.kill();
            process = null;
        }
    }

    void signal(String name) {
        ServerProcess running = process;
        if (running == null) {
            throw new IllegalStateException("There is no process that could get a signal");
        }
        running.signal(name);
    }

    boolean isRunning() {
        ServerProcess running = process;
        return running != null && running.isAlive();
    }

    int waitFor() throws InterruptedException {
        ServerProcess running = process;
        return running == null ? 0 : running.waitFor();
    }
}
