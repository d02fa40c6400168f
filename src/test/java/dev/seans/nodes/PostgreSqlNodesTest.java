package dev.seans.nodes;

import dev.seans.database.TestDatabase;

class PostgreSqlNodesTest extends NodesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
