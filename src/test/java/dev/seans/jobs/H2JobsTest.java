package dev.seans.jobs;

import dev.seans.database.TestDatabase;

class H2JobsTest extends JobsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
