package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportPlansTest extends ImportPlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
