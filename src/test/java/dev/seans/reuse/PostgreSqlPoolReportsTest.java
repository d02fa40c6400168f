package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class PostgreSqlPoolReportsTest extends PoolReportsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
