package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperRaceTest extends KeeperRaceContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
