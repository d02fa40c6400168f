package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportCheckpointTest extends ImportCheckpointContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
