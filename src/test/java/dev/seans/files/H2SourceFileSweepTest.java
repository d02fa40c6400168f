package dev.seans.files;

import dev.seans.database.TestDatabase;

class H2SourceFileSweepTest extends SourceFileSweepContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
