package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlSessionSweepTest extends SessionSweepContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
