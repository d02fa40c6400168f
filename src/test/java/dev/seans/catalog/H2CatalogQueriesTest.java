package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2CatalogQueriesTest extends CatalogQueriesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
