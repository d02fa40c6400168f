package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportTurnTest extends ImportTurnContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
