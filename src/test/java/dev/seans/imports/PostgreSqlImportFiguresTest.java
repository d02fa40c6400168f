package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportFiguresTest extends ImportFiguresContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
