package dev.seans.client;

import dev.seans.database.TestDatabase;

class PostgreSqlRenewedCookiesTest extends RenewedCookiesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
