package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlLeaseContentionTest extends LeaseContentionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
