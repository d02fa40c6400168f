package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlChangeFeedTest extends ChangeFeedContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
