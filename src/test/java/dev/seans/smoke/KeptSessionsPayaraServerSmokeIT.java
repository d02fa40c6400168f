package dev.seans.smoke;

import dev.seans.server.PayaraServer;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import org.junit.jupiter.api.Tag;

/** Inside {@code mvn verify}, {@link dev.seans.acceptance.UpstreamsIT} has a keeper on a server. */
@Tag("matrix")
final class KeptSessionsPayaraServerSmokeIT extends KeptSessionsContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return PayaraServer.server(options);
    }
}
