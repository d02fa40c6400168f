package dev.seans.imports;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.files.Progress;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Watches work that is done under a claim before the first record is written: it counts as progress, so that nobody takes
 * it for stuck, and ends when the claim is lost or the server stops.
 */
record ClaimProgress(Database database, DatabaseClock clock, ImportRun run, BooleanSupplier stopping)
        implements Progress {

    /** The update also holds off a take-over until the commit. */
    @Override
    public void moved() {
        Instant now = clock.now();
        int held = database.update(
                "UPDATE seans_import_file SET progress_at = ? WHERE id = ? AND fence = ? AND state = 'IN_PROGRESS'",
                now,
                run.fileId(),
                run.fence());
        if (held == 0) {
            throw new LostClaimException(run);
        }
        database.update("UPDATE seans_import_session SET progress_at = ? WHERE id = ?", now, run.importId());
    }

    @Override
    public void goOn() {
        Progress.until(stopping).goOn();
    }
}
