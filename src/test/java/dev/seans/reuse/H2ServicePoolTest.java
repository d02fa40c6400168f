package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class H2ServicePoolTest extends ServicePoolContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
