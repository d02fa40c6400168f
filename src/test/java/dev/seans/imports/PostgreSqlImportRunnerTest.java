package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportRunnerTest extends ImportRunnerContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
