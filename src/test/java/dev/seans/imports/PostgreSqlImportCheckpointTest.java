package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportCheckpointTest extends ImportCheckpointContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
