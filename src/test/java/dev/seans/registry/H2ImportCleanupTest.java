package dev.seans.registry;

import dev.seans.database.TestDatabase;

class H2ImportCleanupTest extends ImportCleanupContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
