package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2RecoveryTest extends RecoveryContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
