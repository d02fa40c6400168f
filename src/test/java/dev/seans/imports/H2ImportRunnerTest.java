package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportRunnerTest extends ImportRunnerContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
