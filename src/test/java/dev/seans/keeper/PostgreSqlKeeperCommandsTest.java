package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperCommandsTest extends KeeperCommandsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
