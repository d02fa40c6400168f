package dev.seans.client;

import dev.seans.database.TestDatabase;

class PostgreSqlNoSessionTest extends NoSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
