package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class PostgreSqlManagedSessionsTest extends ManagedSessionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
