package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2SessionInterventionsTest extends SessionInterventionsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
