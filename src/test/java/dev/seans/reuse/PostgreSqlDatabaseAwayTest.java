package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class PostgreSqlDatabaseAwayTest extends DatabaseAwayContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
