package dev.seans.smoke;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;
import org.junit.jupiter.api.Tag;

/** One server is enough for {@code mvn verify}: the keeper does not know on which it runs. */
@Tag("matrix")
final class KeptSessionsWildFlySmokeIT extends KeptSessionsContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return WildFly.server(options);
    }
}
