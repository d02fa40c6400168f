package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlPitfallsTest extends PitfallsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
