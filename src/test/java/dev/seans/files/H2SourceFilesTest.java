package dev.seans.files;

import dev.seans.database.TestDatabase;

class H2SourceFilesTest extends SourceFilesContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
