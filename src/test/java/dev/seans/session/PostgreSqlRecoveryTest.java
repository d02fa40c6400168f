package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlRecoveryTest extends RecoveryContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
