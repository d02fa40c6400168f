package dev.seans.registry;

import dev.seans.database.TestDatabase;

class PostgreSqlSourceImportsTest extends SourceImportsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
