package dev.seans.registry;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.Importable;
import dev.seans.uploads.UploadLedger;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Decides whether a request starts an import, in one short transaction:
 *
 * <ol>
 *   <li>The row of the source is locked. It always exists: locking rows that don't exist yet locks nothing.
 *   <li>What is stuck in this source, whatever its session, is failed.
 *   <li>The upload is sealed, or the archives that may hold it; without either there is nothing to import.
 *   <li>An import of this generation that is active, or has its answer, stands; so does one that looked in the same
 *       archives.
 *   <li>The import session is found and re-opened, or created; one that was stuck is succeeded by a new one.
 *   <li>The file takes the next number of the source's queue.
 *   <li>Its job is scheduled, so that either both exist or neither.
 * </ol>
 *
 * The unique {@code active_key} is the net below: its violation fails the transaction, and {@link Imports} reads again.
 */
@Stateless
public class ImportRegistry {

    private static final Logger LOG = System.getLogger(ImportRegistry.class.getName());
    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    @Inject
    private ImportRows rows;

    @Inject
    private UploadLedger uploads;

    @Inject
    private ImportCurrency currency;

    @Inject
    private ImportJob job;

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Settings settings;

    /** The import of this file, new or standing; empty if nothing of that name was uploaded. */
    @TransactionAttribute(REQUIRES_NEW)
    public Optional<Registration> register(ImportRequest request) {
        return database.waiting(LOCK_WAIT, () -> registerInTurn(request));
    }

    private Optional<Registration> registerInTurn(ImportRequest request) {
        ImportSource source = rows.lockSource(request.source());
        OffsetDateTime now = clock.now().atOffset(ZoneOffset.UTC);
        failStuck(source, now);
        Optional<Importable> found = uploads.seal(request.key(), request.name());
        return found.map(file -> standing(request, file).orElseGet(() -> start(request, source, file, now)));
    }

    /** Fails what is stuck in a source, although nothing of it is to be imported now. */
    @TransactionAttribute(REQUIRES_NEW)
    public void failStuck(String source) {
        var unused = database.waiting(LOCK_WAIT, () -> {
            failStuck(rows.lockSource(source), clock.now().atOffset(ZoneOffset.UTC));
            return true;
        });
    }

    private void failStuck(ImportSource source, OffsetDateTime now) {
        OffsetDateTime threshold = now.minus(settings.duration(Setting.IMPORT_STUCK_AFTER));
        OffsetDateTime movedAt = rows.movedAt(source);
        rows.activeSessions(source).stream()
                .filter(session -> session.isStuck(threshold, movedAt))
                .forEach(session -> failAsStuck(session, now));
        // Before a successor with the same active_key is inserted.
        rows.flush();
    }

    private void failAsStuck(ImportSession session, OffsetDateTime now) {
        ImportFailure stuck = ImportFailure.stuck();
        rows.activeFiles(session).forEach(file -> file.fail(stuck, now));
        session.failAsStuck(stuck, now);
        LOG.log(
                Level.WARNING,
                "{0} stuck, marked FAILED: import {1} made no progress for {2}; whatever still runs of it can write no more,"
                        + " and the next import request of that session starts anew",
                session.key(),
                Long.toString(session.id()),
                settings.effective(Setting.IMPORT_STUCK_AFTER).text());
    }

    private Optional<Registration> standing(ImportRequest request, Importable found) {
        Optional<ImportFile> newest = found instanceof Importable.Ready ready
                ? rows.newestFile(request.key(), ready.upload())
                : rows.newestFile(request.key(), request.name())
                        .filter(file -> found instanceof Importable.Packed packed && !packed.fresh())
                        .filter(file -> currency.holds(
                                request.key(), request.name(), file.state(), file::upload, file.reason()));
        return newest.filter(
                        file -> file.reason().filter(ImportFailure::isStuck).isEmpty())
                .map(file -> new Registration(file.id(), false));
    }

    private Registration start(ImportRequest request, ImportSource source, Importable found, OffsetDateTime now) {
        ImportSession session = rows.newestSession(request.key())
                .filter(newest -> !newest.failedAsStuck())
                .orElseGet(() -> rows.add(new ImportSession(source, request.key(), request.idSource(), now)));
        session.reopen(now);
        ImportFile file = file(request, session, source, found, now);
        rows.nextGeneration(file).ifPresent(file::renumber);
        rows.add(file);
        rows.flush();
        job.schedule(file.id());
        LOG.log(
                Level.INFO,
                "{0} import {1} queued: file {2} \"{3}\" generation {4} of source {5}{6}",
                request.key(),
                Long.toString(session.id()),
                Long.toString(file.id()),
                file.name(),
                Integer.toString(file.generation()),
                source.name(),
                file.upload().isPresent() ? "" : "; its archive is unpacked first");
        return new Registration(file.id(), true);
    }

    private static ImportFile file(
            ImportRequest request, ImportSession session, ImportSource source, Importable found, OffsetDateTime now) {
        return found instanceof Importable.Packed packed
                ? new ImportFile(session, source, request.name(), packed.next(), now)
                : new ImportFile(session, source, ((Importable.Ready) found).upload(), now);
    }

    /**
     * What was decided.
     *
     * @param fileId the number of the import of the file
     * @param started whether it is a new one
     */
    public record Registration(long fileId, boolean started) {}
}
