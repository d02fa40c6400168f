package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlLeaseStatementsTest extends LeaseStatementsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
