package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2IbSessionKeeperTest extends IbSessionKeeperContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
