package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlGeneratedCatalogTest extends GeneratedCatalogContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
