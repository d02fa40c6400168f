package dev.seans.smoke;

import dev.seans.acceptance.ImportStorm;
import dev.seans.database.TestPostgreSql;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL, and once-only imports under the worst that a client can do. */
final class PostgreSqlSmokeIT extends ServerContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        String url = TestPostgreSql.newDatabaseUrl("seans_smoke");
        return PayaraMicro.server(options.withDatabase(ServerDatabase.postgresql(url, "postgres", "postgres")));
    }

    @Test
    void thirty_two_threads_and_fifty_sessions_make_fifty_imports() throws Exception {
        new ImportStorm(server().root()).strike();
    }
}
