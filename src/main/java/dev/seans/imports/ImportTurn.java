package dev.seans.imports;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.files.WorkStoppedException;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.registry.Claim;
import dev.seans.registry.DocumentAccess;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportJob;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportWorker;
import dev.seans.registry.SinkFailedException;
import dev.seans.settings.NodeName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.SealedUpload;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run of a file's job: claim the file, import it, wake the next one of the source. */
@OnePerApplication
class ImportTurn implements ImportWorker {

    private static final Logger LOG = System.getLogger(ImportTurn.class.getName());

    /** There is nothing left to do. */
    private static final Duration NEVER = Duration.ZERO;

    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    /** Whoever ends wakes the next file; this is a net for one whose node dies before it can. */
    private static final Duration BEHIND_OTHERS = Duration.ofSeconds(30);

    private static final Duration WITHOUT_FOLDER = Duration.ofSeconds(10);

    /** A shared folder may be away for a while; a file that is away for longer will not come back. */
    private static final Duration GIVE_UP_UNREADABLE = Duration.ofMinutes(10);

    private final Database database;
    private final DatabaseClock clock;
    private final Semaphore slots;
    private final ImportQueue queue;
    private final Preparation preparation;
    private final ImportRunner runner;
    private final ImportJob job;
    private final ImportAnnouncer announcer;
    private final SinkFailures sinkFailures;
    private final DocumentAccess documents;

    /** What this node has not yet looked for so long may stand on a disk that is still to come. */
    private final Instant lookingSince;

    @Inject
    public ImportTurn(
            Database database,
            DatabaseClock clock,
            DocumentAccess documents,
            ImportQueue queue,
            Preparation preparation,
            ImportRunner runner,
            ImportJob job,
            ImportAnnouncer announcer,
            SinkFailures sinkFailures,
            Settings settings) {
        this.database = database;
        this.clock = clock;
        this.documents = documents;
        this.queue = queue;
        this.preparation = preparation;
        this.runner = runner;
        this.job = job;
        this.announcer = announcer;
        this.sinkFailures = sinkFailures;
        this.slots = new Semaphore(settings.integer(Setting.IMPORT_THREADS));
        this.lookingSince = clock.now();
    }

    /**
     * Does what can be done for a file now.
     *
     * @param stopping whether the server is about to stop
     * @return when to look again; zero if there is nothing left to do
     */
    @Override
    public Duration take(long fileId, BooleanSupplier stopping) {
        Optional<QueuedFile> queued = find(fileId);
        if (queued.isEmpty()) {
            return NEVER;
        }
        if (!isHead(queued.get())) {
            return BEHIND_OTHERS;
        }
        if (!documents.isReadable(queued.get().key(), queued.get().upload())) {
            return leave(queued.get());
        }
        noteReadable(queued.get());
        if (!slots.tryAcquire()) {
            return NEXT_LOOK;
        }
        try {
            return take(queued.get(), stopping);
        } finally {
            slots.release();
        }
    }

    /**
     * The job has been put off. If the turn of its file has come since it looked, nobody could wake it then: while a job
     * runs, it cannot be hurried.
     */
    @Override
    public void putOff(long fileId, Duration wait) {
        if (wait.equals(BEHIND_OTHERS) && find(fileId).filter(this::isHead).isPresent()) {
            job.hurry(fileId);
        }
    }

    /** Asked without a lock, so that a long queue does not crowd around its source's row. */
    private boolean isHead(QueuedFile file) {
        return queue.next(file.sourceId()).filter(head -> head == file.fileId()).isPresent();
    }

    private Duration leave(QueuedFile file) {
        Instant now = clock.now();
        Instant since = noteUnreadable(file, now);
        if (now.isAfter(later(since, lookingSince).plus(GIVE_UP_UNREADABLE))) {
            giveUp(file);
            return NEVER;
        }
        LOG.log(
                Level.WARNING,
                "{0} file {1} cannot be read on this node, so it leaves the import to another one: is seans.home"
                        + " shared? It looks again in {2}",
                file.key(),
                Long.toString(file.fileId()),
                WITHOUT_FOLDER);
        return WITHOUT_FOLDER;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void giveUp(QueuedFile file) {
        LOG.log(
                Level.ERROR,
                "{0} file {1} could be read on no node for {2} and is given up: 1C is told to upload it again",
                file.key(),
                Long.toString(file.fileId()),
                GIVE_UP_UNREADABLE);
        queue.giveUp(file.fileId(), file.sourceId(), ImportFailure.uploadLost());
        announcer.ended(file.fileId());
        wakeNext(file);
    }

    /** Since when nobody can read it. */
    private Instant noteUnreadable(QueuedFile file, Instant now) {
        if (file.unreadableSince() != null) {
            return file.unreadableSince();
        }
        database.update(
                "UPDATE seans_import_file SET unreadable_since = ? WHERE id = ? AND unreadable_since IS NULL",
                now,
                file.fileId());
        return now;
    }

    /** Whoever can read it ends the time in which nobody could, even if it has no thread for it now. */
    private void noteReadable(QueuedFile file) {
        if (file.unreadableSince() != null) {
            database.update("UPDATE seans_import_file SET unreadable_since = NULL WHERE id = ?", file.fileId());
        }
    }

    private Duration take(QueuedFile file, BooleanSupplier stopping) {
        Claim claim = queue.claim(file.fileId(), file.sourceId(), NodeName.of());
        if (claim instanceof Claim.Waits) {
            return BEHIND_OTHERS;
        }
        Duration again = claim instanceof Claim.Granted granted ? run(granted.run(), stopping) : NEVER;
        announcer.ended(file.fileId());
        wakeNext(file);
        return again;
    }

    private void wakeNext(QueuedFile file) {
        queue.next(file.sourceId()).filter(next -> next != file.fileId()).ifPresent(job::hurry);
    }

    private Duration run(ImportRun run, BooleanSupplier stopping) {
        announce(run);
        announcer.started(run.fileId());
        try {
            return prepareAndRun(run, stopping) ? NEVER : NEXT_LOOK;
        } catch (SinkFailedException refused) {
            return sinkFailures.handle(run.atAttempt(attempts(run)), refused);
        }
    }

    /** A chunk that this run has committed has begun to count anew. */
    private int attempts(ImportRun run) {
        return database.find(
                        "SELECT attempts FROM seans_import_file WHERE id = ?",
                        row -> row.getInt("attempts"),
                        run.fileId())
                .orElse(run.attempt());
    }

    private boolean prepareAndRun(ImportRun run, BooleanSupplier stopping) {
        try {
            return preparation
                    .prepare(run, stopping)
                    .map(ready -> runner.run(ready, stopping))
                    .orElse(true);
        } catch (WorkStoppedException stopped) {
            queue.release(run);
            LOG.log(
                    Level.INFO,
                    run.line("stopped before its first record, and goes on from there: " + stopped.getMessage()));
            return false;
        } catch (LostClaimException lost) {
            LOG.log(
                    Level.WARNING,
                    run.line("was taken over or failed by somebody else before its first record; this runner stops"));
            return true;
        }
    }

    private Optional<QueuedFile> find(long fileId) {
        return database.find(
                "SELECT f.id, f.source_id, s.session_key, f.upload_name, f.upload_generation, f.bytes, f.unreadable_since"
                        + " FROM seans_import_file f"
                        + " JOIN seans_import_session s ON s.id = f.import_session_id"
                        + " WHERE f.id = ? AND f.state IN ('PENDING', 'IN_PROGRESS')",
                row -> new QueuedFile(
                        row.getLong("id"),
                        row.getLong("source_id"),
                        new SessionKey(row.getString("session_key")),
                        upload(row),
                        Columns.nullableInstant(row, "unreadable_since")),
                fileId);
    }

    private static Optional<SealedUpload> upload(ResultSet row) throws SQLException {
        String name = row.getString("upload_name");
        return name == null
                ? Optional.empty()
                : Optional.of(
                        new SealedUpload(new UploadName(name), row.getInt("upload_generation"), row.getLong("bytes")));
    }

    private static void announce(ImportRun run) {
        LOG.log(
                Level.INFO,
                "{0} import {1}, file {2} \"{3}\" begins: attempt {4}, {5} records are written already",
                run.key(),
                Long.toString(run.importId()),
                Long.toString(run.fileId()),
                run.name(),
                Integer.toString(run.attempt()),
                Long.toString(run.recordsDone()));
    }

    private record QueuedFile(
            long fileId,
            long sourceId,
            SessionKey key,
            Optional<SealedUpload> upload,
            @Nullable Instant unreadableSince) {}
}
