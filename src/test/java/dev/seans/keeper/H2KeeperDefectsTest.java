package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperDefectsTest extends KeeperDefectsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
