package dev.seans.uploads;

import dev.seans.database.TestDatabase;

class PostgreSqlUploadHistoryTest extends UploadHistoryContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
