package dev.seans.imports;

import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportFile;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.registry.SinkFailedException;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** What follows when a sink has thrown: some patience, then the end. */
@OnePerApplication
class SinkFailures {

    private static final Logger LOG = System.getLogger(SinkFailures.class.getName());

    /** After the first attempt, the second, the third: a system behind a sink may be away for a minute. */
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1));

    private final ImportQueue queue;

    @Inject
    SinkFailures(ImportQueue queue) {
        this.queue = queue;
    }

    /** When to go on from the checkpoint; zero if the file was failed instead. */
    Duration handle(ImportRun run, SinkFailedException refused) {
        if (run.attempt() >= ImportFile.MAX_ATTEMPTS) {
            queue.fail(run, ImportFailure.sinkFailed(refused));
            log(run, refused, "1C is told that the file has failed, until it uploads the file again");
            return Duration.ZERO;
        }
        Duration wait = WAITS.get(Math.min(run.attempt(), WAITS.size()) - 1);
        log(run, refused, "the import goes on from its checkpoint in " + wait.toSeconds() + " s");
        return wait;
    }

    private static void log(ImportRun run, SinkFailedException refused, String next) {
        LOG.log(
                Level.WARNING,
                () -> "%s import %d, file %d \"%s\": attempt %d, %s has thrown at chunk %d, which is rolled back; %s"
                        .formatted(
                                run.key(),
                                run.importId(),
                                run.fileId(),
                                run.name(),
                                run.attempt(),
                                refused.sink(),
                                refused.chunkNo(),
                                next),
                refused.getCause());
    }
}
