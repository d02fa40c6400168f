package dev.seans.files;

import dev.seans.database.TestDatabase;

class PostgreSqlSourceFileSweepTest extends SourceFileSweepContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
