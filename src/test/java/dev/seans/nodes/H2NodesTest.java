package dev.seans.nodes;

import dev.seans.database.TestDatabase;

class H2NodesTest extends NodesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
