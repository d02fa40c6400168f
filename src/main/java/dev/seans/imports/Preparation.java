package dev.seans.imports;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.files.FileOwner;
import dev.seans.files.Progress;
import dev.seans.files.TakeOver;
import dev.seans.files.Unpacking;
import dev.seans.identity.UploadName;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportRun;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.SealedUpload;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadedDocuments;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What comes before the first record of a claimed file:
 *
 * <ol>
 *   <li>The archives of the session are unpacked, if the file is to come from one.
 *   <li>Images and other files that have come so far are taken over.
 *   <li>The file is looked up among what the archives held. What it turns out to be is written down, for those who may take
 *       the import over.
 *   <li>If that very document was imported already, because the archive that came since does not hold it, its import ends
 *       as the earlier one did.
 * </ol>
 */
@OnePerApplication
class Preparation {

    private static final int NAMES_TOLD = 5;

    private final Database database;
    private final DatabaseClock clock;
    private final Unpacking unpacking;
    private final TakeOver takeOver;
    private final UploadArchives archives;
    private final UploadedDocuments documents;
    private final ImportEnding ending;

    @Inject
    public Preparation(
            Database database,
            DatabaseClock clock,
            Unpacking unpacking,
            TakeOver takeOver,
            UploadArchives archives,
            UploadedDocuments documents,
            ImportEnding ending) {
        this.database = database;
        this.clock = clock;
        this.unpacking = unpacking;
        this.takeOver = takeOver;
        this.archives = archives;
        this.documents = documents;
        this.ending = ending;
    }

    /**
     * Makes a claimed file ready to be read.
     *
     * @return the run with the file that it is to read; empty if its import has ended already
     * @throws dev.seans.files.WorkStoppedException if the server stops
     * @throws LostClaimException if somebody else has taken the claim
     */
    Optional<ImportRun> prepare(ImportRun run, BooleanSupplier stopping) {
        Progress progress = new ClaimProgress(database, clock, run, stopping);
        FileOwner owner = owner(run);
        if (run.isPacked()) {
            unpacking.unpack(run.key(), owner, progress);
        }
        takeOver.take(run.key(), owner, progress);
        return run.isPacked() ? unpacked(run) : Optional.of(run);
    }

    private FileOwner owner(ImportRun run) {
        return database.find(
                        "SELECT name FROM seans_import_source WHERE id = ?",
                        row -> new FileOwner(run.sourceId(), row.getString("name")),
                        run.sourceId())
                .orElseThrow();
    }

    private Optional<ImportRun> unpacked(ImportRun run) {
        Optional<UploadArchives.ArchiveFailure> broken = archives.failure(run.key());
        if (broken.isPresent()) {
            ending.fail(run, ImportFailure.ofArchive(broken.get()));
            return Optional.empty();
        }
        Optional<SealedUpload> document = documents.find(run.key(), new UploadName(run.name()));
        if (document.isEmpty()) {
            ending.fail(run, ImportFailure.notInArchive(told(run)));
            return Optional.empty();
        }
        return ending.endLikeEarlier(run, document.get()) ? Optional.empty() : Optional.of(bind(run, document.get()));
    }

    /** The first few names that there are. */
    private String told(ImportRun run) {
        List<String> names = documents.names(run.key(), NAMES_TOLD + 1);
        String few = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_TOLD)));
        return names.size() > NAMES_TOLD ? few + ", …" : few.isEmpty() ? "–" : few;
    }

    private ImportRun bind(ImportRun run, SealedUpload document) {
        int held = database.update(
                "UPDATE seans_import_file SET upload_name = ?, upload_generation = ?, bytes = ?, progress_at = ?"
                        + " WHERE id = ? AND fence = ? AND state = 'IN_PROGRESS'",
                document.name().path(),
                document.generation(),
                document.bytes(),
                clock.now(),
                run.fileId(),
                run.fence());
        if (held == 0) {
            throw new LostClaimException(run);
        }
        return run.reading(document);
    }

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
}
