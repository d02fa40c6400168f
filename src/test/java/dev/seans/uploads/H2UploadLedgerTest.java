package dev.seans.uploads;

import dev.seans.database.TestDatabase;

class H2UploadLedgerTest extends UploadLedgerContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
