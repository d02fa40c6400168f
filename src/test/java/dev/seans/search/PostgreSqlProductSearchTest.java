package dev.seans.search;

import dev.seans.database.TestDatabase;

class PostgreSqlProductSearchTest extends ProductSearchContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
