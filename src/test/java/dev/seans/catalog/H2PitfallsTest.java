package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2PitfallsTest extends PitfallsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
