package dev.seans.uploads;

import dev.seans.database.TestDatabase;

class PostgreSqlUploadLedgerTest extends UploadLedgerContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
