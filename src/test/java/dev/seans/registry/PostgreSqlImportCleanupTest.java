package dev.seans.registry;

import dev.seans.database.TestDatabase;

class PostgreSqlImportCleanupTest extends ImportCleanupContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
