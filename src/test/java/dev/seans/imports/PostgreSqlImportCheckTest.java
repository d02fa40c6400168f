package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportCheckTest extends ImportCheckContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
