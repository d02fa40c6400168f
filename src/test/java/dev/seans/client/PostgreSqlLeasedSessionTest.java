package dev.seans.client;

import dev.seans.database.TestDatabase;

class PostgreSqlLeasedSessionTest extends LeasedSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
