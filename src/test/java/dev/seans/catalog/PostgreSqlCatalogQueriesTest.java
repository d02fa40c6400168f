package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlCatalogQueriesTest extends CatalogQueriesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
