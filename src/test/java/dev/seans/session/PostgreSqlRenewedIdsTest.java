package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlRenewedIdsTest extends RenewedIdsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
