package dev.seans.smoke;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;

final class KeptSessionsWildFlySmokeIT extends KeptSessionsContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return WildFly.server(options);
    }
}
