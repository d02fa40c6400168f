package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportStatusesTest extends ImportStatusesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
