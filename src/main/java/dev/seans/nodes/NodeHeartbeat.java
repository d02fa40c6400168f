package dev.seans.nodes;

import dev.seans.database.DatabaseClock;
import dev.seans.database.FailureLog;
import dev.seans.jobs.RepeatedWork;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** Tells every ten seconds that this node lives, how its clock goes, and how much room its disk has. */
@OnePerApplication
public class NodeHeartbeat {

    private static final Logger LOG = System.getLogger(NodeHeartbeat.class.getName());
    private static final FailureLog UNTOLD = new FailureLog(LOG, Level.WARNING);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final RepeatedWork work =
            new RepeatedWork("The database does not hear that this node stops; it is shown as dead for a day");
    private final Nodes nodes;
    private final DatabaseClock clock;
    private final UploadFolders folders;

    @Inject
    public NodeHeartbeat(Nodes nodes, DatabaseClock clock, UploadFolders folders) {
        this.nodes = nodes;
        this.clock = clock;
        this.folders = folders;
    }

    /** Begins, on a thread of this factory: the server's. */
    public void start(ThreadFactory threads) {
        work.start(threads, Map.of(this::beat, INTERVAL));
    }

    /** The node is shown no more. */
    public void stop() {
        work.stop(() -> untroubled(nodes::leave));
    }

    private void beat() {
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
