package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperFailuresTest extends KeeperFailuresContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
