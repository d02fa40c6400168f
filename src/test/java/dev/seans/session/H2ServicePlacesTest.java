package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2ServicePlacesTest extends ServicePlacesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
