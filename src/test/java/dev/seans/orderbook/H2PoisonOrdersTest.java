package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class H2PoisonOrdersTest extends PoisonOrdersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
