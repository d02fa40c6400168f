package dev.seans.browser;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
final class BrowserWildFlySmokeIT extends BrowserContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return WildFly.server(options);
    }

    @Override
    String name() {
        return "wildfly";
    }
}
