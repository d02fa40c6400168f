package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlImportAnnouncerTest extends ImportAnnouncerContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
