package dev.seans.files;

import dev.seans.database.TestDatabase;

class H2SourceFilePlansTest extends SourceFilePlansContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
