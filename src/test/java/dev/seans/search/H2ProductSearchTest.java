package dev.seans.search;

import dev.seans.database.TestDatabase;

class H2ProductSearchTest extends ProductSearchContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
