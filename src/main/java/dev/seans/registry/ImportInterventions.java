package dev.seans.registry;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.uploads.UploadArchives;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What operators do to imports. Every method decides under the source's lock, as the registry and the queue do. */
@Stateless
public class ImportInterventions {

    /** Longer than a chunk takes to be written. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    @Inject
    private ImportRows rows;

    @Inject
    private DocumentAccess documents;

    @Inject
    private UploadArchives archives;

    @Inject
    private ImportJob job;

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    /**
     * Cancels an active import.
     *
     * <ol>
     *   <li>The row of the source is locked: no file of it can be claimed, completed or registered meanwhile.
     *   <li>An import that is not active is left alone.
     *   <li>The rows of its files are locked, as a chunk locks its own first: a chunk that is being written is waited for.
     *   <li>Each file that waits or runs is failed, which raises its fence: the next chunk of a runner finds another one
     *       and writes nothing.
     *   <li>The session is settled.
     * </ol>
     */
    @TransactionAttribute(REQUIRES_NEW)
    public Intervention cancel(long importId) {
        return decide(importId, this::cancel);
    }

    /**
     * Tries a failed import again.
     *
     * <ol>
     *   <li>The row of the source is locked.
     *   <li>Only a failed import can be tried again, and only the newest of its session: a newer one has newer data.
     *   <li>The uploads of what has failed must still be there. Archives that could not be unpacked are tried again, too:
     *       the operator may have raised a limit.
     *   <li>The session is re-opened, and with it the same records of its files: each generation keeps one record, and
     *       goes on from its checkpoint, with a higher fence, at the end of the source's queue.
     *   <li>The jobs are scheduled, in the same transaction.
     * </ol>
     */
    @TransactionAttribute(REQUIRES_NEW)
    public Intervention retry(long importId) {
        return decide(importId, this::retry);
    }

    /**
     * Orders the job of a file anew, if it was retried while its failed run came to an end: the job of that run was still
     * there, so the retry could order none.
     *
     * <ol>
     *   <li>What is completed can never be retried, so nobody is waited for.
     *   <li>The row of the source is locked: a retry that has found the old job is through, and its file is active; a later
     *       one finds no job and orders one itself.
     *   <li>If the file is active, its job is scheduled, in the same transaction.
     * </ol>
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void orderIfRetried(long fileId) {
        Optional<Long> sourceId = rows.sourceUnlessCompleted(fileId);
        if (sourceId.isEmpty()) {
            return;
        }
        var unused = database.waiting(LOCK_WAIT, () -> rows.lockSource(sourceId.get()));
        rows.file(fileId).filter(file -> file.state().isActive()).ifPresent(file -> job.schedule(file.id()));
    }

    private Intervention decide(long importId, BiFunction<ImportSource, ImportSession, Intervention> decision) {
        Optional<Long> sourceId = rows.sourceOf(importId);
        if (sourceId.isEmpty()) {
            return new Intervention.Unknown();
        }
        return database.waiting(LOCK_WAIT, () -> {
            ImportSource source = rows.lockSource(sourceId.get());
            return rows.session(importId)
                    .map(session -> decision.apply(source, session))
                    .orElseGet(Intervention.Unknown::new);
        });
    }

    private Intervention cancel(ImportSource source, ImportSession session) {
        if (session.wasCancelled()) {
            return new Intervention.Repeated();
        }
        if (!session.isActive()) {
            return new Intervention.Refused("the import is " + session.state() + ": there is nothing to cancel");
        }
        rows.lockFiles(session);
        OffsetDateTime now = now();
        rows.activeFiles(session).forEach(file -> file.fail(ImportFailure.cancelled(), now));
        session.settle(rows.newestFiles(session), now);
        return new Intervention.Done(session.key().prefix(), source.id());
    }

    private Intervention retry(ImportSource source, ImportSession session) {
        if (session.state() != ImportState.FAILED) {
            return new Intervention.Refused(
                    "the import is " + session.state() + ": only a FAILED one can be tried again");
        }
        Optional<ImportSession> newer = rows.newestSession(session.key()).filter(newest -> newest.id() != session.id());
        if (newer.isPresent()) {
            return new Intervention.Refused("import " + newer.get().id() + " has taken its place");
        }
        List<ImportFile> failed = rows.newestFiles(session).stream()
                .filter(file -> file.state() == ImportState.FAILED)
                .toList();
        return failed.stream()
                .filter(file -> !documents.remains(session.key(), file.upload()))
                .<Intervention>map(file -> new Intervention.Gone(file.name()))
                .findFirst()
                .orElseGet(() -> reopen(source, session, failed));
    }

    private Intervention reopen(ImportSource source, ImportSession session, List<ImportFile> files) {
        OffsetDateTime now = now();
        session.reopen(now);
        archives.tryAgain(session.key());
        files.forEach(file -> file.reopen(source, now));
        rows.flush();
        files.forEach(file -> job.schedule(file.id()));
        return new Intervention.Done(session.key().prefix(), source.id());
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
