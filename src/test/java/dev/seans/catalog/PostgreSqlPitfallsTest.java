package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.database.DriverCopy;
import dev.seans.database.TestDatabase;

class PostgreSqlPitfallsTest extends PitfallsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    CatalogWriter writer(Database database) {
        return CatalogWriter.copy(database.dialect(), database.with(DriverCopy::of));
    }
}
