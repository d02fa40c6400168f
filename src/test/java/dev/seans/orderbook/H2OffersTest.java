package dev.seans.orderbook;

import dev.seans.database.TestDatabase;

class H2OffersTest extends OffersContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
