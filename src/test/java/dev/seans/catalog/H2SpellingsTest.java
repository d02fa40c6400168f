package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;

class H2SpellingsTest extends SpellingsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }

    @Override
    CatalogWriter writer(Database database) {
        return CatalogWriter.portable(database.dialect());
    }
}
