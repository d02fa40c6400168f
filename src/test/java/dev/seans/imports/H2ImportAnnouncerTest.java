package dev.seans.imports;

import dev.seans.database.TestDatabase;

class H2ImportAnnouncerTest extends ImportAnnouncerContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
