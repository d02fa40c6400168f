package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2LeaseContentionTest extends LeaseContentionContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
