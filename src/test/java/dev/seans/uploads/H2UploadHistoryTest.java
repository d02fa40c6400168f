package dev.seans.uploads;

import dev.seans.database.TestDatabase;

class H2UploadHistoryTest extends UploadHistoryContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
