package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class H2PoolReportsTest extends PoolReportsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
