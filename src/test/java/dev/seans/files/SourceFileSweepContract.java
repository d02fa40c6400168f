package dev.seans.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which files go, and which of them stay. */
abstract class SourceFileSweepContract extends SourceFilesFixture {

    @Test
    void aFileGoesWithItsProductOrWhenTheProductDropsIt() throws Exception {
        for (String path : List.of("stays.jpg", "deleted.jpg", "dropped.jpg")) {
            upload(FIRST, path, path);
            product(path, path);
        }
        take(FIRST);
        assertThat(sweep()).isZero();
        database.update("UPDATE seans_catalog_product SET deleted = TRUE WHERE ext_id = 'deleted.jpg'");
        database.update("DELETE FROM seans_catalog_product_image WHERE image_path = 'dropped.jpg'");

        assertThat(sweep()).isEqualTo(2);

        assertThat(rows()).hasSize(1);
        assertThat(file("stays.jpg")).exists();
        assertThat(file("deleted.jpg")).doesNotExist();
        assertThat(file("dropped.jpg")).doesNotExist();
    }

    @Test
    void aFileThatCameFirstWaitsForItsProductButNotForEver() throws Exception {
        product("other", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.minusSeconds(1));
        assertThat(sweep()).isZero();

        clock.step(Duration.ofSeconds(2));

        assertThat(sweep()).isEqualTo(1);
        assertThat(file(IMAGE)).doesNotExist();
    }

    @Test
    void nothingIsRemovedWhileAnImportMayBringItsProductOrWhileTheProductsStandElsewhere() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        assertThat(sweep()).isZero();
        product("other", "other.jpg");
        database.update(
                "INSERT INTO seans_import_session (id, source_id, session_key, active_key, id_source, state, created_at,"
                        + " progress_at) VALUES (1, 7, 'k', 'k', 'URL', 'PENDING', ?, ?)",
                clock.now(),
                clock.now());
        assertThat(sweep()).isZero();

        database.update("UPDATE seans_import_session SET active_key = NULL");

        assertThat(sweep()).isEqualTo(1);
    }

    @Test
    void aFileThatComesAgainWhileItIsLookedAtStays() throws Exception {
        product("other", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        List<KeptFile> read = sourceRows.page(owner, 0, 10);
        upload(SECOND, IMAGE, "two");
        take(SECOND);

        assertThat(ledger.decide(owner, read, Set.of(), 1)).isEmpty();
        assertThat(sweep()).isZero();

        assertThat(file(IMAGE)).hasContent("two");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
    }

    @Test
    void aFileThatComesAgainAfterItWasDecidedThatItGoesStays() throws Exception {
        product("other", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        List<KeptFile> leaving = ledger.decide(owner, sourceRows.page(owner, 0, 10), Set.of(), 1);
        upload(SECOND, IMAGE, "two");
        take(SECOND);

        assertThat(leaving).hasSize(1);
        assertThat(ledger.remove(owner, leaving)).isZero();
        assertThat(sweep()).isZero();
        assertThat(file(IMAGE)).hasContent("two");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
    }

    @Test
    void theBytesOfAFileAreThereUntilItsRowSaysThatItLeaves() throws Exception {
        product("other", IMAGE);
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        sweep();
        database.update("UPDATE seans_catalog_product SET deleted = TRUE");
        List<KeptFile> leaving = ledger.decide(owner, sourceRows.page(owner, 0, 10), Set.of(), 1);
        assertThat(file(IMAGE)).hasContent("one");
        assertThat(database.query("SELECT leaving FROM seans_source_file", row -> row.getBoolean("leaving")))
                .containsExactly(true);
        Files.delete(file(IMAGE)); // then the crash

        assertThat(leaving).hasSize(1);
        assertThat(sweep()).isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aProductThatComesBeforeTheDecisionKeepsItsFile() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        List<KeptFile> read = sourceRows.page(owner, 0, 10);
        product("new", IMAGE);
        // Which an import has brought.
        database.update("UPDATE seans_import_source SET next_queue_no = 2");

        assertThat(ledger.decide(owner, read, Set.of(), 1)).isEmpty();
        assertThat(file(IMAGE)).hasContent("one");
    }

    @Test
    void nothingIsRemovedWhileTheTablesOfTheCatalogueAreReplaced() throws Exception {
        product("old", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        tablesAreWritten = false;
        assertThat(sweep()).isZero();
        assertThat(file(IMAGE)).exists();

        tablesAreWritten = true;

        assertThat(sweep()).isEqualTo(1);
    }
}
