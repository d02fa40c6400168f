package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2SessionsTest extends SessionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
