package dev.seans.database;

class PostgreSqlSchemaTest extends SchemaContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
