package dev.seans.registry;

import dev.seans.database.TestDatabase;

class PostgreSqlImportPlansTest extends ImportPlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
