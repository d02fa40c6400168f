package dev.seans.client;

import dev.seans.database.TestDatabase;

class H2NoSessionTest extends NoSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
