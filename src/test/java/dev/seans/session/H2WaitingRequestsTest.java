package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2WaitingRequestsTest extends WaitingRequestsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
