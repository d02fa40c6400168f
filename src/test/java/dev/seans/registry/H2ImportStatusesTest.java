package dev.seans.registry;

import dev.seans.database.TestDatabase;

class H2ImportStatusesTest extends ImportStatusesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
