package dev.seans.exchange;

import dev.seans.database.TestDatabase;

class PostgreSqlNotedRequestsTest extends NotedRequestsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
