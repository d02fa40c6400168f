package dev.seans.database;

class H2SchemaTest extends SchemaContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
