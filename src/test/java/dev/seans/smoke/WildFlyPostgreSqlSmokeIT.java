package dev.seans.smoke;

import dev.seans.database.TestPostgreSql;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;

/** WildFly's transactions and pool in front of PostgreSQL. */
final class WildFlyPostgreSqlSmokeIT extends ServerContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        String url = TestPostgreSql.newDatabaseUrl("seans_wildfly");
        return WildFly.server(options.withDatabase(ServerDatabase.postgresql(url, "postgres", "postgres")));
    }
}
