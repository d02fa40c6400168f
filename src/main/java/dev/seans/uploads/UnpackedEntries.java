package dev.seans.uploads;

import dev.seans.database.DatabaseClock;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;

/** Takes in what an archive held, in the caller's transaction. */
@OnePerApplication
public class UnpackedEntries {

    private final DatabaseClock clock;
    private final UploadFolders folders;
    private final UploadRows rows;
    private final UploadArchives archives;
    private final UploadQuota quota;

    @Inject
    public UnpackedEntries(
            DatabaseClock clock, UploadFolders folders, UploadRows rows, UploadArchives archives, UploadQuota quota) {
        this.clock = clock;
        this.folders = folders;
        this.rows = rows;
        this.archives = archives;
        this.quota = quota;
    }

    /**
     * Adds the next entries of an archive to its session:
     *
     * <ol>
     *   <li>The folder's row is locked.
     *   <li>The limits of the session are checked.
     *   <li>The archive's checkpoint moves behind them.
     *   <li>Documents become uploads, to be imported when the archive is finished; other files are only counted here.
     * </ol>
     *
     * @return false if somebody else has unpacked them meanwhile; then nothing was done
     * @throws UploadRefusedException if the session would exceed a limit
     * @throws InvalidUploadNameException if a name is that of a folder
     */
    public boolean keep(SessionKey key, UploadedArchive archive, int entriesDone, List<UnpackedEntry> entries) {
        UploadRows.Totals totals = rows.lockFolder(key);
        long bytes = entries.stream().mapToLong(entry -> entry.part().bytes()).sum();
        quota.require(totals, entries.size(), bytes);
        if (!archives.advance(archive, entriesDone)) {
            return false;
        }
        entries.stream().filter(UnpackedEntry::isDocument).forEach(entry -> add(key, archive, entry));
        rows.grow(key, entries.size(), bytes, clock.now());
        return true;
    }

    /** One that 1C has uploaded by itself, and not yet asked for, stays the newest of its name. */
    private void add(SessionKey key, UploadedArchive archive, UnpackedEntry entry) {
        Optional<Generation> newest = rows.newest(key, entry.name());
        if (newest.filter(generation -> !generation.sealed()).isEmpty()) {
            int number = newest.map(Generation::number).orElse(0) + 1;
            move(key, entry, number);
            rows.insertUnpacked(key, entry.name(), Generation.begin(number, entry.part()), archive, clock.now());
        }
    }

    private void move(SessionKey key, UnpackedEntry entry, int number) {
        try {
            GenerationFile.begin(folders.file(key, entry.name(), number), entry.part(), folders.rights());
        } catch (FileAlreadyExistsException | NotDirectoryException isFolderElsewhere) {
            throw new InvalidUploadNameException(InvalidUploadNameException.Reason.AMBIGUOUS);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "A document of session " + key + " could not be written below seans.home", failed);
        }
    }
}
