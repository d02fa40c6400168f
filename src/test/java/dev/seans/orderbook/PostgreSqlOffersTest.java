package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class PostgreSqlOffersTest extends OffersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
