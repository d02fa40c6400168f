package dev.seans.uploads;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Attaches parts and seals generations, each under the lock of the folder's row, in a short transaction. */
@Stateless
public class UploadLedger {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    @Inject
    private UploadFolders folders;

    @Inject
    private UploadRows rows;

    @Inject
    private UploadArchives archives;

    @Inject
    private UploadLimits limits;

    @Inject
    private UploadQuota quota;

    @Inject
    private Settings settings;

    /**
     * Makes sure that the folder has a row; a violation of its key means that another request has just made it.
     *
     * @param source the 1C base whose folder it is
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void createFolder(SessionKey key, String source) {
        if (!rows.hasFolder(key)) {
            rows.insertFolder(key, source, clock.now());
        }
    }

    /**
     * Attaches a complete part.
     *
     * <ol>
     *   <li>The folder's row is locked: two requests for one file never interleave, on one node or two.
     *   <li>The newest generation of the name decides: begin one, append, or acknowledge a repeat.
     *   <li>The limits of the session, and of its user, are checked.
     *   <li>The bytes are moved; then the rows tell of them, and the commit makes both true. After a crash in between,
     *       the row's length is right and the next append overwrites what stands behind it.
     *   <li>The row of an abandoned, unsealed generation is removed; its file must outlive the transaction, because a
     *       rollback would bring the row back.
     * </ol>
     *
     * @throws UploadRefusedException if the session, or its user, would exceed a limit
     */
    @TransactionAttribute(REQUIRES_NEW)
    public Attached attach(SessionKey key, UploadName name, Part part) {
        return database.waiting(LOCK_WAIT, () -> attachInTurn(key, name, part));
    }

    private Attached attachInTurn(SessionKey key, UploadName name, Part part) {
        UploadRows.Totals totals = rows.lockFolder(key);
        Optional<Generation> newest = rows.newest(key, name);
        Attachment attachment = newest.map(
                        generation -> generation.attach(part, settings.size(Setting.EXCHANGE_FILE_LIMIT)))
                .orElseGet(() -> Attachment.begun(Generation.first(part)));
        if (attachment.kind() != Attachment.Kind.ACKNOWLEDGED) {
            checkLimits(totals, attachment, part);
            move(key, name, attachment, part);
            rows.save(key, name, attachment, part, clock.now());
        }
        Optional<Generation> abandoned = newest.filter(generation -> isAbandoned(generation, attachment));
        abandoned.ifPresent(generation -> rows.remove(key, name, generation));
        return new Attached(abandoned.map(generation -> folders.file(key, name, generation.number())));
    }

    /**
     * Seals what an import names, in the transaction of that import:
     *
     * <ol>
     *   <li>The folder's row is locked.
     *   <li>A file of that name is it: always if no import has sealed it yet, otherwise unless an archive has come since then.
     *   <li>Without one it can only be in the archives of the session.
     * </ol>
     *
     * @return empty if there is neither
     */
    @TransactionAttribute(MANDATORY)
    public Optional<Importable> seal(SessionKey key, UploadName name) {
        if (!rows.hasFolder(key)) {
            return Optional.empty();
        }
        rows.lockFolder(key);
        rows.touch(key, clock.now());
        Optional<Generation> newest = rows.newest(key, name);
        Optional<Generation> file = newest.filter(generation -> rows.isImportable(key, name, generation.number()));
        boolean outdated = newest.isPresent() && newest.get().sealed() && archives.hasNewerThan(key, name);
        if (file.isPresent() && !outdated) {
            return file.map(generation -> seal(key, name, generation));
        }
        if (!archives.any(key)) {
            return Optional.empty();
        }
        boolean fresh = archives.hasUnsealed(key);
        archives.seal(key, clock.now());
        return Optional.of(
                new Importable.Packed(fresh, newest.map(Generation::number).orElse(0) + 1));
    }

    private Importable seal(SessionKey key, UploadName name, Generation generation) {
        rows.seal(key, name, generation.number(), clock.now());
        return new Importable.Ready(new SealedUpload(name, generation.number(), generation.bytes()));
    }

    private void checkLimits(UploadRows.Totals totals, Attachment attachment, Part part) {
        boolean begun = attachment.kind() == Attachment.Kind.BEGUN;
        limits.file(attachment.generation().bytes());
        quota.require(totals, begun ? 1 : 0, part.bytes());
    }

    private void move(SessionKey key, UploadName name, Attachment attachment, Part part) {
        Generation generation = attachment.generation();
        try {
            if (attachment.kind() == Attachment.Kind.BEGUN) {
                GenerationFile.begin(folders.file(key, name, generation.number()), part, folders.rights());
            } else {
                long attached = generation.bytes() - part.bytes();
                GenerationFile.append(folders.file(key, name, generation.number()), attached, part);
            }
        } catch (FileAlreadyExistsException | NotDirectoryException isFolderElsewhere) {
            throw new InvalidUploadNameException(InvalidUploadNameException.Reason.AMBIGUOUS);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "An upload of session " + key + " could not be written below seans.home", failed);
        }
    }

    private static boolean isAbandoned(Generation generation, Attachment attachment) {
        return !generation.sealed() && attachment.kind() == Attachment.Kind.BEGUN;
    }

    /**
     * A part has found its place.
     *
     * @param abandoned the file of a generation that no row names any more, to be removed after the commit
     */
    public record Attached(Optional<Path> abandoned) {}
}
