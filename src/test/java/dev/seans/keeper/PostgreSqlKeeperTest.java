package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperTest extends KeeperContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
