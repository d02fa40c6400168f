package dev.seans.files;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Goes through some files of a source:
 *
 * <ol>
 *   <li>Without any lock, a page of files is compared with all images of the source.
 *   <li>Under locks it is decided which of them go, see {@link SourceFileLedger#decide}. That is committed: from now on
 *       readers see them no more.
 *   <li>Their bytes are removed, then their rows. What a crash leaves of this is done by a later look.
 * </ol>
 *
 * A source without products in the tables keeps all, and so do all sources while nobody writes the tables: whoever
 * imports them knows their products from elsewhere.
 */
@OnePerApplication
class FileLook {

    /** Looked up among all images of a source at once, so that these need no index of their own. */
    private static final int PAGE = 10_000;

    private static final int MOST_CHANGED = 2_000;
    private static final int MOST_REMOVED = 200;

    private final DatabaseClock clock;
    private final Settings settings;
    private final CatalogTables tables;
    private final SourceFileRows rows;
    private final SourceFileLedger ledger;

    @Inject
    FileLook(
            DatabaseClock clock,
            Settings settings,
            CatalogTables tables,
            SourceFileRows rows,
            SourceFileLedger ledger) {
        this.clock = clock;
        this.settings = settings;
        this.tables = tables;
        this.rows = rows;
        this.ledger = ledger;
    }

    /**
     * Removes those that nobody needs.
     *
     * @param after the last one of those before; 0 for the first
     */
    Swept look(FileOwner owner, long after) {
        long nextImport = rows.nextImport(owner);
        if (!tables.areWritten() || !rows.isIdle(owner) || !rows.hasProducts(owner)) {
            return new Swept(0, 0);
        }
        List<KeptFile> page = rows.page(owner, after, PAGE);
        Set<String> used = rows.used(owner, page);
        Instant waitedSince = clock.now().minus(settings.duration(Setting.UPLOADS_KEEP));
        List<KeptFile> changing = page.stream()
                .filter(file ->
                        file.leaving() || (used.contains(file.path()) ? !file.joined() : file.mayLeave(waitedSince)))
                .limit(MOST_CHANGED)
                .toList();
        return new Swept(change(owner, changing, used, nextImport), next(page, changing));
    }

    private int change(FileOwner owner, List<KeptFile> changing, Set<String> used, long nextImport) {
        List<KeptFile> leaving =
                new ArrayList<>(changing.stream().filter(KeptFile::leaving).toList());
        List<KeptFile> undecided =
                changing.stream().filter(file -> !file.leaving()).toList();
        if (!undecided.isEmpty()) {
            leaving.addAll(ledger.decide(owner, undecided, used, nextImport));
        }
        int removed = 0;
        for (int from = 0; from < leaving.size(); from += MOST_REMOVED) {
            removed += ledger.remove(owner, leaving.subList(from, Math.min(from + MOST_REMOVED, leaving.size())));
        }
        return removed;
    }

    /** What was too much for one look is looked at again. */
    private static long next(List<KeptFile> page, List<KeptFile> changing) {
        if (changing.size() == MOST_CHANGED) {
            return changing.get(changing.size() - 1).id();
        }
        return page.size() < PAGE ? 0 : page.get(page.size() - 1).id();
    }

    /**
     * What was done.
     *
     * @param next where the next look goes on; 0 for the beginning
     */
    record Swept(int removed, long next) {}
}
