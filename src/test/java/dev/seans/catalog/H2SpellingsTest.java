package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class H2SpellingsTest extends SpellingsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
