package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportCleanupTest extends ImportCleanupContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
