package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlLostLeasesTest extends LostLeasesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
