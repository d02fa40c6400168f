package dev.seans.files;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import dev.seans.identity.UploadName;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Decides which files of a source go, and removes them; each in a short transaction. */
@Stateless
public class SourceFileLedger {

    private static final Logger LOG = System.getLogger(SourceFileLedger.class.getName());
    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    @Inject
    private Database database;

    @Inject
    private SourceFileRows rows;

    @Inject
    private SourceFolders folders;

    /**
     * Decides about some files:
     *
     * <ol>
     *   <li>The source is locked. While an import of it waits or runs, nothing is decided: it may bring the product; nor if
     *       one has been asked for since the images were read. So these need not be read again, while others wait.
     *   <li>The rows are locked, in the order in which a take-over locks them. One that has changed since it was read,
     *       because the file has come again, is left for the next look.
     *   <li>Those that a product has are marked as joined.
     *   <li>The others are marked as leaving.
     * </ol>
     *
     * @param read as they were read, without locks
     * @param used the paths that a product had then
     * @param nextImport the number of the source's next import before that
     * @return those that leave
     */
    @TransactionAttribute(REQUIRES_NEW)
    public List<KeptFile> decide(FileOwner owner, List<KeptFile> read, Set<String> used, long nextImport) {
        return database.waiting(LOCK_WAIT, () -> decideInTurn(owner, read, used, nextImport));
    }

    private List<KeptFile> decideInTurn(FileOwner owner, List<KeptFile> read, Set<String> used, long nextImport) {
        if (rows.lock(owner) != nextImport || !rows.isIdle(owner)) {
            return List.of();
        }
        List<KeptFile> locked = rows.lock(read);
        rows.join(locked.stream().filter(file -> used.contains(file.path())).toList());
        List<KeptFile> leaving = locked.stream()
                .filter(file -> !used.contains(file.path()))
                .map(KeptFile::onItsWay)
                .toList();
        rows.leave(leaving);
        return leaving;
    }

    /**
     * Removes what leaves, the bytes before the rows: as long as a row is there, the rest is found again. The rows are
     * locked meanwhile; a file that has come again by then stays.
     *
     * @return how many
     */
    @TransactionAttribute(REQUIRES_NEW)
    public int remove(FileOwner owner, List<KeptFile> leaving) {
        return database.waiting(LOCK_WAIT, () -> removeLocked(owner, leaving));
    }

    private int removeLocked(FileOwner owner, List<KeptFile> leaving) {
        List<KeptFile> removed = rows.lock(leaving).stream()
                .filter(file -> isDeleted(owner, file))
                .toList();
        rows.remove(removed);
        return removed.size();
    }

    private boolean isDeleted(FileOwner owner, KeptFile file) {
        try {
            folders.delete(owner.source(), new UploadName(file.path()));
            return true;
        } catch (IOException failed) {
            LOG.log(
                    Level.WARNING,
                    "The file \"{0}\" of source {1} is needed no more, but cannot be removed; a later look tries again: {2}",
                    file.path(),
                    owner.source(),
                    failed.toString());
            return false;
        }
    }
}
