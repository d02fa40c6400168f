package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.KeptConnection;
import dev.seans.database.StatementPlans;
import dev.seans.database.TestDatabase;
import dev.seans.records.RecordKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read while others wait, and pages of the API, are found through indexes, on whichever database. */
abstract class CatalogPlansContract {

    private static final int PRODUCTS = 500;
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private KeptConnection kept;
    private StatementPlans plans;

    abstract TestDatabase kind();

    @BeforeEach
    void manyProductsInOneGroupEach() throws SQLException {
        kept = new KeptConnection(kind().fresh());
        Database plain = kept.database();
        for (int product = 1; product <= PRODUCTS; product++) {
            plain.update(
                    "INSERT INTO seans_catalog_product_group (product_id, ordinal, source_id, written_at, import_id,"
                            + " group_ext_id) VALUES (?, 0, 7, ?, 1, 'g')",
                    product,
                    NOW);
            plain.update(
                    "INSERT INTO seans_catalog_seen (row_id, source_id, kind, file_id, seen_at, deleted, catalog_ext_id,"
                            + " change_no) VALUES (?, 7, 'PRODUCT', 1, ?, FALSE, ?, 1)",
                    product,
                    NOW,
                    "c" + product % 100);
        }
        plain.update("ANALYZE");
        plans = new StatementPlans(plain);
    }

    @AfterEach
    void close() throws SQLException {
        kept.close();
    }

    @Test
    void aPageReadsNoRowsOfOthers() {
        RecordParts parts = new RecordParts();
        parts.read(plans.database(), Map.of(RecordKind.PRODUCT, List.of(3L, 4L, 5L)));
        assertThat(parts.texts(4, Part.PRODUCT_GROUP)).containsExactly("g");

        assertThat(plans.of("seans_catalog_product_group")).singleElement().satisfies(plan -> {
            assertThat(plan).matches(StatementPlans.scans().negate());
            assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(20);
        });
    }

    /** As in a first load: PostgreSQL once took another index that begins with the source, and read all of its offers. */
    @Test
    void offersThatTheDatabaseHasNotCountedYetAreFoundByTheirIds() {
        Database plain = kept.database();
        for (int offer = 1; offer <= PRODUCTS; offer++) {
            plain.update(
                    "INSERT INTO seans_catalog_offer (id, source_id, ext_id, deleted, written_at, import_id, product_ext_id)"
                            + " VALUES (?, 7, ?, FALSE, ?, 1, ?)",
                    offer,
                    "o" + offer,
                    NOW,
                    "p" + offer);
        }

        Map<String, StoredRows.Row> found = plans.database()
                .with(connection -> new StoredRows(connection, plain.dialect(), OfferTable.OFFERS)
                        .find(7, List.of("o3", "o4", "o5")));

        assertThat(found).hasSize(3);
        assertThat(plans.of("seans_catalog_offer")).singleElement().satisfies(plan -> {
            assertThat(plan).matches(StatementPlans.scans().negate()).doesNotContain("Filter: ");
            assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(20);
        });
    }

    @Test
    void whatAnExportHasNotSeenReadsNoOtherCatalogue() {
        DescribedCatalog catalog = new DescribedCatalog(RecordKind.PRODUCT, "c7");

        UnseenGoods unseen = new CatalogVisibility(plans.database()).unseen(7, catalog, NOW.plusSeconds(1));

        assertThat(unseen.unseen()).isEqualTo(5);
        assertThat(plans.of("seans_catalog_seen")).singleElement().satisfies(plan -> {
            assertThat(plan).matches(StatementPlans.scans().negate());
            assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(20);
        });
    }

    @Test
    void aPageInTheOrderOfIdsIsNotSorted() {
        Database plain = kept.database();
        plain.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (7, '1c', 1, ?)", NOW);
        for (int product = 1; product <= PRODUCTS; product++) {
            plain.update(
                    "INSERT INTO seans_catalog_product (id, source_id, ext_id, deleted, written_at, import_id)"
                            + " VALUES (?, 7, ?, FALSE, ?, 1)",
                    product,
                    "p" + product,
                    NOW);
        }
        plain.update("ANALYZE");

        List<ProductView> page = new CatalogQueries(plans.database()).products(CatalogSearch.all("1c", 10L, 5));

        assertThat(page).extracting(ProductView::rowId).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(plans.of("seans_catalog_product t")).singleElement().satisfies(plan -> {
            assertThat(plan).doesNotContain("Sort");
            assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(20);
        });
    }

    /** Each of the five hundred has changed in a transaction of its own. */
    @Test
    void aPageOfTheFeedReadsNoChangesBehindIt() {
        Database plain = kept.database();
        plain.update("UPDATE seans_catalog_seen SET change_no = row_id");
        plain.update("INSERT INTO seans_change_number (source_id, last_no, epoch) VALUES (7, ?, 'e')", PRODUCTS);
        plain.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (7, '1c', 1, ?)", NOW);
        plain.update("ANALYZE");

        ChangeFeed.Page page = new ChangeFeed(plans.database(), GivenChanges.of(plans.database()))
                .read("1c", new ChangeCursor("e", 100, 0, 100), 5, null)
                .orElseThrow();

        assertThat(page.changes()).extracting(Change::rowId).containsExactly(101L, 102L, 103L, 104L, 105L);
        assertThat(plans.of("seans_catalog_seen")).singleElement().satisfies(plan -> {
            assertThat(plan).doesNotContain("Sort");
            assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(20);
        });
    }
}
