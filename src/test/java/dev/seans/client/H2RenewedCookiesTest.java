package dev.seans.client;

import dev.seans.database.TestDatabase;

class H2RenewedCookiesTest extends RenewedCookiesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
