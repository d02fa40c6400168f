package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlLiveSessionsTest extends LiveSessionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
