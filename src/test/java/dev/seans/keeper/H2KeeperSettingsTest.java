package dev.seans.keeper;

import dev.seans.database.TestDatabase;

class H2KeeperSettingsTest extends KeeperSettingsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
