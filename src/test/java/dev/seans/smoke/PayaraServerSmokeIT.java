package dev.seans.smoke;

import dev.seans.server.PayaraServer;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;

final class PayaraServerSmokeIT extends ServerContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return PayaraServer.server(options);
    }
}
