package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperJobsTest extends KeeperJobsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
