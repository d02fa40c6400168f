package dev.seans.files;

import dev.seans.database.TestDatabase;

class PostgreSqlSourceFilesTest extends SourceFilesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
