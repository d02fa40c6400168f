package dev.seans.shop;

import dev.seans.database.TestDatabase;

class PostgreSqlWebhookTest extends WebhookContract {

    @Override
    TestDatabase kind() {
        return TestDatabase.POSTGRESQL;
    }
}
