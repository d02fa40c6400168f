package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlIbSessionKeeperTest extends IbSessionKeeperContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
