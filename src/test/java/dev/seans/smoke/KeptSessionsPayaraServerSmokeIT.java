package dev.seans.smoke;

import dev.seans.server.PayaraServer;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;

final class KeptSessionsPayaraServerSmokeIT extends KeptSessionsContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return PayaraServer.server(options);
    }
}
