package dev.seans.client;

import dev.seans.database.TestDatabase;

class H2SharedSessionTest extends SharedSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
