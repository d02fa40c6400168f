package dev.seans.uploads;

import dev.seans.database.TestDatabase;

class H2UploadSweepTest extends UploadSweepContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
