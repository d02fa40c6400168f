package dev.seans.nodes;

import dev.seans.database.DatabaseClock;
import dev.seans.database.FailureLog;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells every ten seconds that this node lives, how its clock goes, and how much room its disk has. */
@OnePerApplication
public class NodeHeartbeat {

    private static final Logger LOG = System.getLogger(NodeHeartbeat.class.getName());
    private static final FailureLog UNTOLD = new FailureLog(LOG, Level.WARNING);
    private static final long INTERVAL_SECONDS = 10;
    private static final long LAST_SECONDS = 5;

    private final Nodes nodes;
    private final DatabaseClock clock;
    private final UploadFolders folders;

    private @Nullable ScheduledExecutorService beats;

    @Inject
    public NodeHeartbeat(Nodes nodes, DatabaseClock clock, UploadFolders folders) {
        this.nodes = nodes;
        this.clock = clock;
        this.folders = folders;
    }

    /** Begins, on a thread of this factory: the server's. */
    public synchronized void start(ThreadFactory threads) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(threads);
        Future<?> unused = executor.scheduleWithFixedDelay(this::beat, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
        beats = executor;
    }

    /** The node is shown no more. The thread is not interrupted: it may be in the database, and H2 closes its file then. */
    public synchronized void stop() {
        ScheduledExecutorService executor = beats;
        if (executor != null) {
            executor.execute(() -> untroubled(nodes::leave));
            executor.shutdown();
            await(executor);
        }
    }

    private static void await(ScheduledExecutorService executor) {
        try {
            if (!executor.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "The database does not hear that this node stops; it is shown as dead for a day");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    void beat() {
        untroubled(() -> {
            File home = folders.home().toFile();
            nodes.tell(clockAhead(), home.getUsableSpace(), home.getTotalSpace());
        });
    }

    private static void untroubled(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            UNTOLD.log("Other nodes do not see how this one is; it is told again in ten seconds", failed);
        }
    }

    /** Half of the way to the database and back is taken for the way there. */
    private Duration clockAhead() {
        Instant before = Instant.now();
        Instant there = clock.now();
        Instant after = Instant.now();
        return Duration.between(
                there, before.plus(Duration.between(before, after).dividedBy(2)));
    }
}
