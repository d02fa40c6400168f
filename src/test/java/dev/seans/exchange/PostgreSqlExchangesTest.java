package dev.seans.exchange;

import dev.seans.database.TestDatabase;

class PostgreSqlExchangesTest extends ExchangesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
