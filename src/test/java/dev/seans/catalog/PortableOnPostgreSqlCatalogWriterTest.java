package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;

class PortableOnPostgreSqlCatalogWriterTest extends CatalogWriterContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    CatalogWriter writer(Database database) {
        return CatalogWriter.portable(database.dialect());
    }
}
