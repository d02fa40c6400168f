package dev.seans.imports;

import dev.seans.jobs.Jobs;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.Uploads;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Counts the runs, and holds each behind a gate, while a test keeps it shut: so imports stay in progress. */
@Alternative
@Priority(1)
@OnePerApplication
public class GatedImportRunner extends ImportRunner {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    @Inject
    public GatedImportRunner(Uploads uploads, ChunkWriter checkpoint, ImportQueue queue, Settings settings, Jobs jobs) {
        super(uploads, checkpoint, queue, settings, jobs);
    }

    public static void shut() {
        gate = new CountDownLatch(1);
    }

    public static void open() {
        gate.countDown();
    }

    /** How often any import was begun in this JVM. */
    public static int runs() {
        return RUNS.get();
    }

    @Override
    boolean run(ImportRun run, BooleanSupplier stopping) {
        RUNS.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return super.run(run, stopping);
    }
}
