package dev.seans.client;

import dev.seans.database.TestDatabase;

class H2LeasedSessionTest extends LeasedSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
