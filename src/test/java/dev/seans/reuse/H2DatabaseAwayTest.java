package dev.seans.reuse;

import dev.seans.database.TestDatabase;

class H2DatabaseAwayTest extends DatabaseAwayContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
