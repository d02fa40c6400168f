package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;

class UnnestCatalogWriterTest extends CatalogWriterContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    CatalogWriter writer(Database database) {
        return CatalogWriter.unnest(database.dialect());
    }
}
