package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperCommandsTest extends KeeperCommandsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
