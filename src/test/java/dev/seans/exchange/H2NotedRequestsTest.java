package dev.seans.exchange;

import dev.seans.database.TestDatabase;

class H2NotedRequestsTest extends NotedRequestsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
