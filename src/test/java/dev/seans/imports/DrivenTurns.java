package dev.seans.imports;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.fakes.GivenBeans;
import dev.seans.files.TakeOver;
import dev.seans.files.TakeOverLedger;
import dev.seans.files.Unpacking;
import dev.seans.jobs.Jobs;
import dev.seans.registry.Claim;
import dev.seans.registry.DocumentAccess;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportInterventions;
import dev.seans.registry.ImportJob;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportWorker;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.uploads.GivenUploads;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadLimits;
import dev.seans.uploads.UploadedDocuments;
import dev.seans.uploads.Uploads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Turns of files without a server: the queue is what the rows say, a claimed file is completed at once, unless a test
 * says something else.
 */
final class DrivenTurns {

    private final Database database;
    private final DatabaseClock clock;
    private final Path document;
    private final Settings settings;
    private final ImportJob job;
    private final List<ImportWorker> turns = new ArrayList<>();
    private final List<Long> hurried = new ArrayList<>();

    private Function<Long, Claim> claims;
    private Function<ImportRun, Boolean> runs = run -> true;
    private Runnable afterLook = () -> {};
    private Runnable afterRun = () -> {};

    DrivenTurns(Database database, DatabaseClock clock, Path document, List<Jobs> jobs) {
        this.database = database;
        this.clock = clock;
        this.document = document;
        settings = GivenSettings.with(
                Map.of("seans.home", document.resolveSibling("home").toString()));
        job =
                new ImportJob(
                        new GivenBeans<>(jobs),
                        new GivenBeans<>(turns),
                        new GivenBeans<>(List.of(new RowsInterventions()))) {
                    @Override
                    public Duration run(String id, BooleanSupplier stopping) {
                        Duration again = super.run(id, stopping);
                        afterRun.run();
                        return again;
                    }

                    @Override
                    public void hurry(long fileId) {
                        hurried.add(fileId);
                        if (!jobs.isEmpty()) {
                            super.hurry(fileId);
                        }
                    }
                };
        claims = this::complete;
        turns.add(startedNode());
    }

    /** The one that the job uses. */
    ImportWorker turn() {
        return turns.get(0);
    }

    ImportJob job() {
        return job;
    }

    /** Files that were to come to their turn at once. */
    List<Long> hurried() {
        return hurried;
    }

    void claims(Function<Long, Claim> answer) {
        claims = answer;
    }

    void runs(Function<ImportRun, Boolean> outcome) {
        runs = outcome;
    }

    /** What happens between the moment in which the head of the queue is read and the answer. */
    void afterLook(Runnable event) {
        afterLook = event;
    }

    /** What happens when a run of the job is over, and the job is still there. */
    void afterRun(Runnable event) {
        afterRun = event;
    }

    Claim complete(long fileId) {
        database.update("UPDATE seans_import_file SET state = 'COMPLETED' WHERE id = ?", fileId);
        return new Claim.Done();
    }

    ImportTurn startedNode() {
        ImportQueue queue = new RowsQueue();
        GivenUploads uploads = new GivenUploads(database, settings, document);
        UploadArchives archives = new UploadArchives(database);
        ImportTally tally = new ImportTally();
        ImportAnnouncer announcer = new ImportAnnouncer(database, clock, new HearingObservers().observers(), tally);
        return new ImportTurn(
                database,
                clock,
                new DocumentAccess(uploads, archives),
                queue,
                preparation(queue, uploads, archives),
                new GivenRunner(uploads, new ChunkWriter(new ImportCheckpoint(), announcer, tally), queue),
                job,
                announcer,
                new SinkFailures(queue),
                settings);
    }

    private Preparation preparation(ImportQueue queue, GivenUploads uploads, UploadArchives archives) {
        TakeOverLedger ledger = new TakeOverLedger();
        UploadLimits limits = new UploadLimits(new UploadFolders(settings), settings);
        return new Preparation(
                database,
                clock,
                new Unpacking(uploads, archives, limits, ledger, settings),
                new TakeOver(uploads, uploads.files(clock), ledger),
                archives,
                new UploadedDocuments(database),
                new ImportEnding(database, queue));
    }

    /** Decides as the real one does, without its locks. */
    private final class RowsQueue extends ImportQueue {

        @Override
        public Optional<Long> next(long sourceId) {
            Optional<Long> head = database.find(
                    "SELECT id FROM seans_import_file WHERE source_id = ? AND state IN ('PENDING', 'IN_PROGRESS')"
                            + " ORDER BY queue_no",
                    row -> row.getLong("id"),
                    sourceId);
            afterLook.run();
            return head;
        }

        @Override
        public Claim claim(long fileId, long sourceId, String node) {
            return claims.apply(fileId);
        }

        @Override
        public boolean fail(ImportRun run, ImportFailure reason) {
            new GivenRows(database).fail(run.fileId(), reason);
            return true;
        }

        @Override
        public void giveUp(long fileId, long sourceId, ImportFailure reason) {
            new GivenRows(database).fail(fileId, reason);
        }
    }

    /** Looks as the real one does, without its locks. */
    private final class RowsInterventions extends ImportInterventions {

        @Override
        public void orderIfRetried(long fileId) {
            database.find(
                            "SELECT id FROM seans_import_file WHERE id = ? AND state IN ('PENDING', 'IN_PROGRESS')",
                            row -> row.getLong("id"),
                            fileId)
                    .ifPresent(job::schedule);
        }
    }

    private final class GivenRunner extends ImportRunner {

        GivenRunner(Uploads uploads, ChunkWriter writer, ImportQueue queue) {
            super(uploads, writer, queue, settings, new Jobs(database, settings, new GivenBeans<>(List.of())));
        }

        @Override
        boolean run(ImportRun run, BooleanSupplier stopping) {
            return runs.apply(run);
        }
    }
}
