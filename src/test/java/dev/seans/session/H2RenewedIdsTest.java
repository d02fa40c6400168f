package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2RenewedIdsTest extends RenewedIdsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
