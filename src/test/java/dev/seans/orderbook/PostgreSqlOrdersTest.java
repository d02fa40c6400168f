package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class PostgreSqlOrdersTest extends OrdersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
