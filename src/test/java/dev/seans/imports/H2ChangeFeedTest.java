package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ChangeFeedTest extends ChangeFeedContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
