package dev.seans.smoke;

import dev.seans.server.FreshServer;
import dev.seans.server.FreshWildFly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

final class OwnWarWildFlySmokeIT extends HttpSessionContract {

    @Override
    FreshServer server(Path directory) throws IOException {
        return new FreshWildFly(directory);
    }

    @Override
    Stream<RefusedWar> mistakes() {
        return RefusedWar.onWildFly();
    }
}
