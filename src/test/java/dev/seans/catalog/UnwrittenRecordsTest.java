package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.records.DeletionMark;
import dev.seans.records.GroupRecord;
import dev.seans.records.PropertyRecord;
import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.RejectionReason;
import dev.seans.records.WarehouseRecord;
import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Somebody else stores the records, and the counts are the same as if they were new to our tables. */
class UnwrittenRecordsTest {

    private final Database database = TestDatabase.H2.fresh();
    private final CatalogHarness catalog = new CatalogHarness(database, new UnwrittenRecords());
    private final CommerceMlGenerator generator = new CommerceMlGenerator(23, "2.07", StandardCharsets.UTF_8, 1);

    @Test
    void everythingIsCountedAndNothingIsWritten() throws Exception {
        assertThat(catalog.importDocument(1, products(), 7, 0)).isEqualTo(CatalogHarness.catalogCounts(generator));
        assertThat(catalog.importDocument(2, offers(), 7, 0)).isEqualTo(CatalogHarness.offerCounts(generator));

        assertThat(catalog.queries().counts(null).products()).isZero();
        assertThat(database.query("SELECT 1 AS seen FROM seans_catalog_seen", row -> true))
                .isEmpty();
    }

    @Test
    void nothingIsEverUnchanged() throws Exception {
        catalog.importDocument(1, products(), 100, 0);

        assertThat(catalog.importDocument(2, products(), 100, 0).unchanged()).isZero();
    }

    @Test
    void anIdIsDistinctWithinItsChunkAndItsKind() throws Exception {
        GroupRecord group = new GroupRecord("same", DeletionMark.UNMENTIONED, null);
        WarehouseRecord warehouse = new WarehouseRecord("same", DeletionMark.UNMENTIONED, null);
        PropertyRecord property = new PropertyRecord("same", DeletionMark.UNMENTIONED, null);
        Rejection bad = new Rejection(RecordKind.GROUP, RejectionReason.NO_ID, 1, 1, "Группа without Ид");

        assertThat(catalog.write(1, Instant.EPOCH, group, group, property, warehouse, bad, bad))
                .isEqualTo(new RecordCounts(1, 1, 0, 0, 0, 0, 0, 2, 0));
    }

    private InputStream products() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        generator.writeCatalog(out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private InputStream offers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        generator.writeOffers(out);
        return new ByteArrayInputStream(out.toByteArray());
    }
}
