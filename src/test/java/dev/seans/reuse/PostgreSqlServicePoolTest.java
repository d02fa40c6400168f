package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class PostgreSqlServicePoolTest extends ServicePoolContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
