package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class H2PoolContentionTest extends PoolContentionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
