package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class H2OrdersTest extends OrdersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
