package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlSessionInterventionsTest extends SessionInterventionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
