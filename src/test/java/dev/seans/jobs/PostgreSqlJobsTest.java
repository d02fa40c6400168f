package dev.seans.jobs;

import dev.seans.database.TestDatabase;

class PostgreSqlJobsTest extends JobsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
