package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlCommerceMl31Test extends CommerceMl31Contract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
