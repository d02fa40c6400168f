package dev.seans.imports;

import dev.seans.database.TestDatabase;

class PostgreSqlDeactivationTest extends DeactivationContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
