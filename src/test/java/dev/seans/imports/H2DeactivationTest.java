package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2DeactivationTest extends DeactivationContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
