package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2CommerceMl31Test extends CommerceMl31Contract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
