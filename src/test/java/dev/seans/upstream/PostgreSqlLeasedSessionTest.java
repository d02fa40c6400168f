package dev.seans.upstream;

import dev.seans.database.TestDatabase;

class PostgreSqlLeasedSessionTest extends LeasedSessionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
