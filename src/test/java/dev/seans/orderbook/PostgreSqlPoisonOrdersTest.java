package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class PostgreSqlPoisonOrdersTest extends PoisonOrdersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
