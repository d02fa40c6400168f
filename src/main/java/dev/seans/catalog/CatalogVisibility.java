package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.records.RecordKind;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Hides products and offers that an export does not hold any more. They stay where they are, inactive, and show again
 * as soon as an import sees them; whoever calls sees to it that no import of the source runs meanwhile.
 */
@OnePerApplication
public class CatalogVisibility {

    private static final String VISIBLE =
            " FROM seans_catalog_seen WHERE source_id = ? AND kind = ? AND catalog_ext_id = ? AND active AND NOT deleted";

    private final Database database;

    @Inject
    public CatalogVisibility(Database database) {
        this.database = database;
    }

    /** How much of a catalogue no import of the source has seen since then. */
    public UnseenGoods unseen(long sourceId, DescribedCatalog catalog, Instant since) {
        String sql = "SELECT COUNT(*) AS visible, COUNT(CASE WHEN seen_at < ? THEN 1 END) AS unseen" + VISIBLE;
        return database.find(
                        sql,
                        row -> new UnseenGoods(catalog, row.getLong("visible"), row.getLong("unseen")),
                        since,
                        sourceId,
                        catalog.kind(),
                        catalog.catalogId())
                .orElseThrow();
    }

    /**
     * Hides what no import of the source has seen since then, in the caller's transaction.
     *
     * @param now becomes the time at which the rows were written
     * @param changeNo of the transaction, so that those who follow the changes notice
     * @return how many were hidden
     */
    public int hide(long sourceId, DescribedCatalog catalog, Instant since, Instant now, long changeNo) {
        String table = catalog.kind() == RecordKind.PRODUCT ? "seans_catalog_product" : "seans_catalog_offer";
        int hidden = database.update(
                "UPDATE " + table + " SET active = FALSE, written_at = ? WHERE id IN (SELECT row_id" + VISIBLE
                        + " AND seen_at < ?)",
                now,
                sourceId,
                catalog.kind(),
                catalog.catalogId(),
                since);
        database.update(
                "UPDATE seans_catalog_seen SET active = FALSE, change_no = ? WHERE row_id IN (SELECT row_id" + VISIBLE
                        + " AND seen_at < ?)",
                changeNo,
                sourceId,
                catalog.kind(),
                catalog.catalogId(),
                since);
        return hidden;
    }
}
