package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperAndClientsTest extends KeeperAndClientsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
