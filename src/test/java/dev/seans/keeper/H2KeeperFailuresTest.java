package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperFailuresTest extends KeeperFailuresContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
