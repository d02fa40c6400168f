package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2GeneratedCatalogTest extends GeneratedCatalogContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
