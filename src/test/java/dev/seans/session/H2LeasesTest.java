package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2LeasesTest extends LeasesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
