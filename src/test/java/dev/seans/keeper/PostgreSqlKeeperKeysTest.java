package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperKeysTest extends KeeperKeysContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
