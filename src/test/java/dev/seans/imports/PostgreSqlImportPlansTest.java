package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportPlansTest extends ImportPlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
