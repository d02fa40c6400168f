package dev.seans.registry;

import dev.seans.database.TestDatabase;

class H2SourceImportsTest extends SourceImportsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
