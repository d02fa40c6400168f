package dev.seans.registry;

import dev.seans.database.TestDatabase;

class PostgreSqlImportStatusesTest extends ImportStatusesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
