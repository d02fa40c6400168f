package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class H2ManagedSessionsTest extends ManagedSessionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
