package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperAndClientsTest extends KeeperAndClientsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
