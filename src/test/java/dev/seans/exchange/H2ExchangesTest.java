package dev.seans.exchange;

import dev.seans.database.TestDatabase;

class H2ExchangesTest extends ExchangesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
