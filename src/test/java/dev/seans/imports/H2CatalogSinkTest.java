package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2CatalogSinkTest extends CatalogSinkContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
