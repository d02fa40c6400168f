package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlKilledHoldersTest extends KilledHoldersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
