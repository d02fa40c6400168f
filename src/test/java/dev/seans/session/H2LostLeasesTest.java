package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2LostLeasesTest extends LostLeasesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
