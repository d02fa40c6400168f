package dev.seans.smoke;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
final class KeptSessionsWildFlySmokeIT extends KeptSessionsContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return WildFly.server(options);
    }
}
