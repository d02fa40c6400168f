package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperStopTest extends KeeperStopContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
