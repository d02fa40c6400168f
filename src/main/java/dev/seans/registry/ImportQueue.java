package dev.seans.registry;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.records.DocumentNotes;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One import at a time for each source, in the order of arrival. Every method decides under the source's lock. */
@Stateless
public class ImportQueue {

    /** Longer than any registration holds the source: a runner that gave up here would have to begin again. */
    private static final Duration LOCK_WAIT = Duration.ofMinutes(1);

    @Inject
    private ImportRows rows;

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    /**
     * Claims a file for a runner.
     *
     * <ol>
     *   <li>The source is locked.
     *   <li>A file that is not active any more is done.
     *   <li>Only the head of the source's queue may run.
     *   <li>What was begun too often is failed.
     *   <li>A number that another file of the session may have handed to a sink, and never committed, is left out.
     *   <li>The fence is raised: whoever ran it before, and may still do so, can write no more.
     * </ol>
     */
    @TransactionAttribute(REQUIRES_NEW)
    public Claim claim(long fileId, long sourceId, String node) {
        lock(sourceId);
        Optional<ImportFile> active =
                rows.file(fileId).filter(found -> found.state().isActive());
        if (active.isEmpty()) {
            return new Claim.Done();
        }
        ImportFile file = active.get();
        if (rows.headOfQueue(sourceId).filter(head -> head.id() == fileId).isEmpty()) {
            return new Claim.Waits();
        }
        if (!file.mayBeClaimed()) {
            fail(file, ImportFailure.takenOverTooOften(file.attempts()));
            return new Claim.Done();
        }
        if (file.attempts() == 0) {
            skipChunkNo(file);
        }
        file.claim(now());
        file.session().start(node, now());
        return new Claim.Granted(ImportRun.of(file));
    }

    /** A sink keeps what it has done by the numbers of chunks: one number must never be two different chunks. */
    private void skipChunkNo(ImportFile file) {
        database.update(
                "UPDATE seans_import_session SET chunks = chunks + 1 WHERE id = ? AND EXISTS (SELECT 1 FROM seans_import_file o"
                        + " WHERE o.import_session_id = ? AND o.id <> ? AND o.started_at IS NOT NULL"
                        + " AND o.state <> 'COMPLETED')",
                file.session().id(),
                file.session().id(),
                file.id());
    }

    /**
     * The whole file is written. False if the claim was lost meanwhile.
     *
     * @param onlyChanges whether the document says that it holds only changes; null if it says nothing
     * @param notes what else it says beside its records
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean complete(ImportRun run, @Nullable Boolean onlyChanges, DocumentNotes notes) {
        return settle(run, file -> {
            file.complete(onlyChanges, notes, now());
            rows.lockSource(file.sourceId()).succeeded(now());
        });
    }

    /** The file cannot be imported. False if the claim was lost meanwhile. */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean fail(ImportRun run, ImportFailure reason) {
        return settle(run, file -> file.fail(reason, now()));
    }

    /** Nobody can run it, because its upload is gone. */
    @TransactionAttribute(REQUIRES_NEW)
    public void giveUp(long fileId, long sourceId, ImportFailure reason) {
        lock(sourceId);
        rows.file(fileId).filter(file -> file.state().isActive()).ifPresent(file -> fail(file, reason));
    }

    /** The runner stops at its checkpoint, because the server does. */
    @TransactionAttribute(REQUIRES_NEW)
    public void release(ImportRun run) {
        held(run).ifPresent(file -> {
            file.release();
            file.session().pause(now());
        });
    }

    /** The file that is next in the source's queue. */
    @TransactionAttribute(REQUIRES_NEW)
    public Optional<Long> next(long sourceId) {
        return rows.headOfQueue(sourceId).map(ImportFile::id);
    }

    private boolean settle(ImportRun run, Consumer<ImportFile> outcome) {
        Optional<ImportFile> held = held(run);
        held.ifPresent(file -> {
            outcome.accept(file);
            settleSession(file);
        });
        return held.isPresent();
    }

    private void fail(ImportFile file, ImportFailure reason) {
        file.fail(reason, now());
        settleSession(file);
    }

    private void settleSession(ImportFile file) {
        file.session().settle(rows.newestFiles(file.session()), now());
    }

    private void lock(long sourceId) {
        var unused = database.waiting(LOCK_WAIT, () -> rows.lockSource(sourceId));
    }

    private Optional<ImportFile> held(ImportRun run) {
        lock(run.sourceId());
        return rows.file(run.fileId())
                .filter(file -> file.fence() == run.fence() && file.state().isActive());
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
