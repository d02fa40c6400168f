package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperJobsTest extends KeeperJobsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
