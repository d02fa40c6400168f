package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlServicePlacesTest extends ServicePlacesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
