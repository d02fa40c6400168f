package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperKeysTest extends KeeperKeysContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
