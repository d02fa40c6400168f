package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportTurnTest extends ImportTurnContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
