package dev.seans.session;

import dev.seans.database.TestDatabase;

class H2LongHoldTest extends LongHoldContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
