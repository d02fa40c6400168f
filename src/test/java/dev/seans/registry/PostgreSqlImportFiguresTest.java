package dev.seans.registry;

import dev.seans.database.TestDatabase;

class PostgreSqlImportFiguresTest extends ImportFiguresContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
