package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class PostgreSqlReturnsTest extends ReturnsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
