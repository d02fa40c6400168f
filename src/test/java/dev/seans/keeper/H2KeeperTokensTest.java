package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperTokensTest extends KeeperTokensContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
