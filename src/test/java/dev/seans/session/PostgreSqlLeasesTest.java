package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlLeasesTest extends LeasesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
