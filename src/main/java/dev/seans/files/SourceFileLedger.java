package dev.seans.files;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadName;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Decides which files of a source may go, in a transaction in which no import of that source can begin. */
@Stateless
public class SourceFileLedger {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    /** Looked up among all images of a source at once, so that these need no index of their own. */
    private static final int PAGE = 10_000;

    private static final int MOST_REMOVED = 1_000;

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Settings settings;

    @Inject
    private SourceFileRows rows;

    @Inject
    private SourceFolders folders;

    /**
     * Goes through some files:
     *
     * <ol>
     *   <li>The source is locked. While an import of it waits or runs, nothing is decided: it may bring the product.
     *   <li>Those that a product has are marked as joined.
     *   <li>Those that a product has had, and those that have waited for one for {@code seans.uploads.keep}, go: the bytes
     *       before the rows, because a row without bytes is found again.
     * </ol>
     *
     * A source without products in the tables keeps all: whoever imports it knows them from elsewhere.
     *
     * @param after the last one of those before; 0 for the first
     */
    @TransactionAttribute(REQUIRES_NEW)
    public Swept sweep(FileOwner owner, long after) {
        database.limitLockWait(LOCK_WAIT);
        if (!rows.lockIdle(owner) || !rows.hasProducts(owner)) {
            return new Swept(0, 0);
        }
        List<KeptFile> page = rows.page(owner, after, PAGE);
        Set<String> used = rows.used(owner, page);
        rows.join(page.stream()
                .filter(file -> !file.joined() && used.contains(file.path()))
                .toList());
        Instant waitedSince = clock.now().minus(settings.duration(Setting.UPLOADS_KEEP));
        List<KeptFile> leaving = page.stream()
                .filter(file -> !used.contains(file.path()) && file.mayLeave(waitedSince))
                .limit(MOST_REMOVED)
                .toList();
        leaving.forEach(file -> remove(owner, file));
        return new Swept(leaving.size(), next(page, leaving));
    }

    /** What was too much for one look is looked at again. */
    private static long next(List<KeptFile> page, List<KeptFile> leaving) {
        if (leaving.size() == MOST_REMOVED) {
            return leaving.get(leaving.size() - 1).id();
        }
        return page.size() < PAGE ? 0 : page.get(page.size() - 1).id();
    }

    private void remove(FileOwner owner, KeptFile file) {
        try {
            folders.delete(owner.source(), new UploadName(file.path()));
        } catch (IOException failed) {
            throw new UncheckedIOException("A file of source " + owner.source() + " could not be removed", failed);
        }
        rows.remove(owner, file.path());
    }

    /**
     * What was done.
     *
     * @param next where the next look goes on; 0 for the beginning
     */
    public record Swept(int removed, long next) {}
}
