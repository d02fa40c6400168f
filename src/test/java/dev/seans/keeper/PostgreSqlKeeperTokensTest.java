package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperTokensTest extends KeeperTokensContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
