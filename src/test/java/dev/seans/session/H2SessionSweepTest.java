package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2SessionSweepTest extends SessionSweepContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
