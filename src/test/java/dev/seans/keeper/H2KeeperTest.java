package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperTest extends KeeperContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
