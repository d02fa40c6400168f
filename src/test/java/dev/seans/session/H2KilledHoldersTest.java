package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2KilledHoldersTest extends KilledHoldersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
