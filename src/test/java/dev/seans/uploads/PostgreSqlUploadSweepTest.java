package dev.seans.uploads;

import dev.seans.database.TestDatabase;

class PostgreSqlUploadSweepTest extends UploadSweepContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
