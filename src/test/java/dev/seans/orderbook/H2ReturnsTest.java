package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class H2ReturnsTest extends ReturnsContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
