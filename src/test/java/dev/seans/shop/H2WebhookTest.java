package dev.seans.shop;

import dev.seans.database.TestDatabase;

class H2WebhookTest extends WebhookContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.H2;
    }
}
