package dev.seans.registry;

import dev.seans.database.TestDatabase;

class PostgreSqlDeactivationTest extends DeactivationContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
