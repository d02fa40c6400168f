package dev.seans.registry;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.catalog.CatalogVisibility;
import dev.seans.catalog.UnseenGoods;
import dev.seans.changes.ChangeNumbers;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what an export has shown to be gone, and hides it, all or nothing. */
@Stateless
public class Deactivation {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    @Inject
    private CatalogVisibility visibility;

    @Inject
    private ChangeNumbers changes;

    @Inject
    private Settings settings;

    /**
     * Hides what no import of the source has seen since the export began.
     *
     * <ol>
     *   <li>The source is locked: nothing of it is claimed or asked for meanwhile.
     *   <li>An export that begins in the future is a mistake. Of one that began longer ago than imports are kept, nobody
     *       knows whether all of it came.
     *   <li>While anything of the source waits or runs, nobody knows yet what it holds.
     *   <li>If an import has failed since then, nobody will ever know.
     *   <li>Only catalogues that were described since then are looked at: products where products were described, offers
     *       where offers were. Prices and stock alone describe nothing.
     *   <li>If more than the limit of any of them would go, nothing goes.
     *   <li>The rest is hidden.
     * </ol>
     *
     * Asked again, it finds nothing more to hide.
     */
    @TransactionAttribute(REQUIRES_NEW)
    public DeactivationOutcome decide(DeactivationRequest request) {
        return database.waiting(LOCK_WAIT, () -> decideInTurn(request));
    }

    private DeactivationOutcome decideInTurn(DeactivationRequest request) {
        SourceQueue queue = new SourceQueue(database);
        long sourceId = queue.lock(request.source());
        Instant now = clock.now();
        if (request.since().isAfter(now)) {
            return new DeactivationOutcome.FromTheFuture();
        }
        if (request.since().isBefore(now.minus(settings.duration(Setting.IMPORT_KEEP)))) {
            return new DeactivationOutcome.TooLongAgo();
        }
        Optional<Long> active = queue.lastActive(sourceId);
        if (active.isPresent()) {
            return new DeactivationOutcome.Waits(active.get());
        }
        Optional<DeactivationOutcome.ImportFailed> failed = queue.failedSince(sourceId, request.since());
        if (failed.isPresent()) {
            return failed.get();
        }
        return hide(sourceId, request.since(), now);
    }

    private DeactivationOutcome hide(long sourceId, Instant since, Instant now) {
        int limit = settings.percentage(Setting.CATALOG_DEACTIVATE_LIMIT);
        List<UnseenGoods> found = new ImportedCatalogs(database)
                .since(sourceId, since).stream()
                        .map(catalog -> visibility.unseen(sourceId, catalog, since))
                        .toList();
        Optional<UnseenGoods> tooMany =
                found.stream().filter(goods -> goods.exceeds(limit)).findFirst();
        if (tooMany.isPresent()) {
            return new DeactivationOutcome.TooMany(tooMany.get(), limit);
        }
        DeactivationOutcome.Done done = new DeactivationOutcome.Done(0, 0);
        for (UnseenGoods goods : found) {
            if (goods.unseen() > 0) {
                done = done.plus(
                        goods.areProducts(),
                        visibility.hide(sourceId, goods.catalog(), since, now, changes.next(sourceId)));
            }
        }
        return done;
    }

    /** What a decision about all imports of a source must know of them. */
    static final class SourceQueue {

        private final Database database;

        SourceQueue(Database database) {
            this.database = database;
        }

        /** Waits for whoever holds the source, and keeps it until the end of the transaction. Gives its number. */
        long lock(String source) {
            return database.find(
                            "SELECT id FROM seans_import_source WHERE name = ? FOR UPDATE",
                            row -> row.getLong("id"),
                            source)
                    .orElseThrow();
        }

        /** The last file that waits or runs. */
        Optional<Long> lastActive(long sourceId) {
            return database.find(
                    "SELECT id FROM seans_import_file WHERE source_id = ? AND state IN ('PENDING', 'IN_PROGRESS')"
                            + " ORDER BY queue_no DESC FETCH FIRST 1 ROW ONLY",
                    row -> row.getLong("id"),
                    sourceId);
        }

        /** The first import that has failed since then, unless its session has had the same file imported afterwards. */
        Optional<DeactivationOutcome.ImportFailed> failedSince(long sourceId, Instant since) {
            return database.find(
                    "SELECT f.name, f.import_session_id FROM seans_import_file f"
                            + " JOIN seans_import_session s ON s.id = f.import_session_id"
                            + " WHERE f.source_id = ? AND f.state = 'FAILED' AND f.finished_at >= ?"
                            + " AND NOT EXISTS (SELECT 1 FROM seans_import_file g"
                            + " JOIN seans_import_session t ON t.id = g.import_session_id"
                            + " WHERE t.session_key = s.session_key AND g.name = f.name AND g.id > f.id"
                            + " AND g.state = 'COMPLETED')"
                            + " ORDER BY f.id FETCH FIRST 1 ROW ONLY",
                    row -> new DeactivationOutcome.ImportFailed(
                            row.getLong("import_session_id"), row.getString("name")),
                    sourceId,
                    since);
        }
    }
}
