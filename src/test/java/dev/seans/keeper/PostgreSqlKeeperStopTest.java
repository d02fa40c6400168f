package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperStopTest extends KeeperStopContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
