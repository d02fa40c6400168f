package dev.seans.registry;

import dev.seans.database.TestDatabase;

class H2DeactivationTest extends DeactivationContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
