package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperRaceTest extends KeeperRaceContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
