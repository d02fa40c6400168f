package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlWaitingRequestsTest extends WaitingRequestsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
