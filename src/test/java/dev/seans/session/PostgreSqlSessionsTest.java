package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlSessionsTest extends SessionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
