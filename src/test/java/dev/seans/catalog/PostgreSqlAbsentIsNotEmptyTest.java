package dev.seans.catalog;

import dev.seans.database.TestDatabase;

class PostgreSqlAbsentIsNotEmptyTest extends AbsentIsNotEmptyContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
