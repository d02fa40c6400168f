package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class PostgreSqlPoolContentionTest extends PoolContentionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
