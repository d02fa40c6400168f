package dev.seans.session;

import dev.seans.database.TestDatabase;

class PostgreSqlLongHoldTest extends LongHoldContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
