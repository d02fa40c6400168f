package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportCheckTest extends ImportCheckContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
