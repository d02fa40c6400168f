package dev.seans.files;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.uploads.UnpackedEntries;
import dev.seans.uploads.UnpackedEntry;
import dev.seans.uploads.UploadArchives;
import dev.seans.uploads.UploadedArchive;
import dev.seans.uploads.UploadedFile;
import dev.seans.uploads.UploadedFiles;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Moves a few files of a session to where they stay, in one short transaction. */
@Stateless
public class TakeOverLedger {

    @Inject
    private UploadedFiles uploads;

    @Inject
    private UnpackedEntries entries;

    @Inject
    private UploadArchives archives;

    @Inject
    private SourceFiles files;

    @Inject
    private DatabaseClock clock;

    /** Uploaded files; those that have changed since they were read are left for another time. */
    @TransactionAttribute(REQUIRES_NEW)
    public void take(SessionKey key, FileOwner owner, Map<UploadedFile, IncomingFile> few, Progress progress) {
        progress.moved();
        uploads.lock(key);
        files.take(
                owner,
                few.entrySet().stream()
                        .filter(file -> uploads.take(file.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** The archives of a session do not change from now on. */
    @TransactionAttribute(REQUIRES_NEW)
    public void sealArchives(SessionKey key) {
        uploads.lock(key);
        archives.seal(key, clock.now());
    }

    /**
     * The archives of a session do not change from now on, if it has been quiet since then.
     *
     * @return false if it has not: nothing was done
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean sealQuietArchives(SessionKey key, Instant since) {
        uploads.lock(key);
        boolean quiet = uploads.isQuiet(key, since);
        if (quiet) {
            archives.seal(key, clock.now());
        }
        return quiet;
    }

    /**
     * Entries of an archive.
     *
     * @return false if somebody else has unpacked them meanwhile; then nothing was done
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean take(SessionKey key, FileOwner owner, UploadedArchive archive, EntryBatch batch, Progress progress) {
        progress.moved();
        if (!entries.keep(key, archive, batch.entriesDone(), batch.entries())) {
            return false;
        }
        files.take(
                owner,
                batch.entries().stream()
                        .filter(entry -> !entry.isDocument())
                        .map(entry -> incoming(archive, entry))
                        .toList());
        return true;
    }

    private static IncomingFile incoming(UploadedArchive archive, UnpackedEntry entry) {
        return new IncomingFile(
                entry.name(),
                entry.part().path(),
                entry.part().path().resolveSibling(""),
                entry.part().bytes(),
                entry.part().sha256(),
                archive.receivedAt());
    }

    /**
     * Entries that are unpacked beside the upload.
     *
     * @param entriesDone the archive's checkpoint behind them
     */
    public record EntryBatch(int entriesDone, List<UnpackedEntry> entries) {}
}
