package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class PostgreSqlKeeperSettingsTest extends KeeperSettingsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
