package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlCatalogSinkTest extends CatalogSinkContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
