package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.settings.GivenSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;

/** An empty catalogue on whichever database, and documents that are imported into it one after the other. */
abstract class CatalogFixture {

    CatalogHarness catalog;
    Database database;

    private long files;

    abstract TestDatabase kind();

    /** The one that an application would choose there. */
    CatalogWriter writer(Database database) {
        return new CatalogWriters(database, GivenSettings.defaults()).writer();
    }

    @BeforeEach
    void freshCatalog() {
        database = kind().emptied();
        catalog = new CatalogHarness(database, writer(database));
    }

    RecordCounts store(String document) throws Exception {
        return store(document.getBytes(StandardCharsets.UTF_8));
    }

    RecordCounts store(byte[] document) throws Exception {
        return catalog.importDocument(++files, new ByteArrayInputStream(document), 100, 0);
    }
}
