package dev.seans.files;

import dev.seans.database.TestDatabase;

class PostgreSqlSourceFilePlansTest extends SourceFilePlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
