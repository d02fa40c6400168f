package dev.seans.upstream;

import dev.seans.database.TestDatabase;

class PostgreSqlJavaSeTest extends JavaSeContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    String url(String url) {
        return url;
    }

    @Override
    String driver() {
        return "org.postgresql.Driver";
    }
}
