package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportCleanupTest extends ImportCleanupContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
