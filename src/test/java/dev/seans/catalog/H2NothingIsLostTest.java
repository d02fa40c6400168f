package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2NothingIsLostTest extends NothingIsLostContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
