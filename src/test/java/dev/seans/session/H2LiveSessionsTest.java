package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2LiveSessionsTest extends LiveSessionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
