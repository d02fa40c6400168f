package dev.seans.client;

import dev.seans.database.TestDatabase;

class PostgreSqlSharedSessionTest extends SharedSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
