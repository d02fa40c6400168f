package dev.seans.registry;

import dev.seans.database.TestDatabase;

class H2ImportFiguresTest extends ImportFiguresContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
