package dev.seans.smoke;

import dev.seans.acceptance.ImportStorm;
import dev.seans.server.PayaraServer;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL, and once-only imports under the worst that a client can do. */
final class PayaraServerSmokeIT extends ServerContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        // Repeats of what has ended are slowed down to five in a second, which has its own tests; here nothing shall
        // be.
        return PayaraServer.server(onPostgreSql(options.with("seans.import.repeats", "1000")));
    }

    @Test
    void thirty_two_threads_and_fifty_sessions_make_fifty_imports() throws Exception {
        new ImportStorm(server().root()).strike();
    }
}
