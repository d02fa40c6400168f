package dev.seans.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.KeptConnection;
import dev.seans.database.StatementPlans;
import dev.seans.database.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of files are found through indexes, on whichever database; H2 tells how many rows it has looked at. */
abstract class SourceFilePlansContract {

    private static final int FILES = 500;
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final FileOwner OWNER = new FileOwner(7, "1c");

    private KeptConnection kept;
    private StatementPlans plans;
    private SourceFileRows rows;

    abstract TestDatabase kind();

    @BeforeEach
    void manyFilesEachOfAProduct() throws SQLException {
        kept = new KeptConnection(kind().fresh());
        Database plain = kept.database();
        plain.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (7, '1c', 1, ?)", NOW);
        for (int number = 1; number <= FILES; number++) {
            plain.update(
                    "INSERT INTO seans_source_file (source_id, path, bytes, sha256, received_at, joined, change_no)"
                            + " VALUES (7, ?, 1, 'x', ?, FALSE, 1)",
                    path(number),
                    NOW);
            plain.update(
                    "INSERT INTO seans_catalog_product (id, source_id, ext_id, deleted, written_at, import_id)"
                            + " VALUES (?, 7, ?, FALSE, ?, 1)",
                    number,
                    path(number),
                    NOW);
            plain.update(
                    "INSERT INTO seans_catalog_product_image (product_id, ordinal, source_id, written_at, import_id,"
                            + " image_path) VALUES (?, 0, 7, ?, 1, ?)",
                    number,
                    NOW,
                    path(number));
        }
        plain.update("ANALYZE");
        plans = new StatementPlans(plain);
        rows = new SourceFileRows(plans.database());
    }

    @AfterEach
    void close() throws SQLException {
        kept.close();
    }

    @Test
    void filesThatComeAgainByTheirPaths() {
        assertThat(rows.lock(OWNER, List.of(path(3), path(4), "new.jpg"))).hasSize(2);

        few();
    }

    @Test
    void filesOfAPageByTheirNumbers() {
        List<KeptFile> some = rows.page(OWNER, 0, 3);
        plans.of("");

        assertThat(rows.lock(some)).hasSize(3);
        rows.join(some);
        rows.leave(some);
        rows.remove(some);

        few();
    }

    /** All images of the source are read once; for each of them the page is asked through an index. */
    @Test
    void whatProductsOffersAndGroupsHaveOfAPage() {
        List<KeptFile> page = rows.page(OWNER, 0, FILES);
        plans.of("");

        assertThat(rows.used(OWNER, page)).hasSize(FILES);

        assertThat(plans.of("seans_source_file"))
                .hasSize(3)
                .allSatisfy(plan ->
                        assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(8 * FILES));
    }

    private void few() {
        assertThat(plans.of("seans_source_file"))
                .isNotEmpty()
                .noneMatch(StatementPlans.scans())
                .allSatisfy(plan ->
                        assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(30));
    }

    private static String path(int number) {
        return "import_files/" + number + ".jpg";
    }
}
