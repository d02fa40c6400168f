package dev.seans.database;

class H2DatabaseTest extends DatabaseContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
