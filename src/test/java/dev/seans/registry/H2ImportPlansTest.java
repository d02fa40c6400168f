package dev.seans.registry;

import dev.seans.database.TestDatabase;

class H2ImportPlansTest extends ImportPlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
