package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperDefectsTest extends KeeperDefectsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
