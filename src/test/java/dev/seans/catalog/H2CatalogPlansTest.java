package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2CatalogPlansTest extends CatalogPlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
