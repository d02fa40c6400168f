package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlSpellingsTest extends SpellingsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
