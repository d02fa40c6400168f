package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2LeaseStatementsTest extends LeaseStatementsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
