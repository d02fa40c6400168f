package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlNothingIsLostTest extends NothingIsLostContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
