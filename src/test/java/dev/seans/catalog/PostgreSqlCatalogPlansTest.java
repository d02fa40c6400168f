package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlCatalogPlansTest extends CatalogPlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
