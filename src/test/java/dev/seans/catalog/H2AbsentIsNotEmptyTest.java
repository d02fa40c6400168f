package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2AbsentIsNotEmptyTest extends AbsentIsNotEmptyContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
