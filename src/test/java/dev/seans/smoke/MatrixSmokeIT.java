package dev.seans.smoke;

import dev.seans.server.GlassFish;
import dev.seans.server.PayaraMicro;
import dev.seans.server.PayaraServer;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The servers and databases that the contract does not run on anyway. GlassFish brings no H2, and Payara 7 runs on nothing
 * older than JDK 21: {@link Jdk25SmokeIT}.
 */
@Tag("matrix")
class MatrixSmokeIT {

    @Nested
    final class PayaraServerOnH2 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return PayaraServer.server(options);
        }
    }

    @Nested
    final class PayaraMicroOnPostgreSql extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return PayaraMicro.server(onPostgreSql(options));
        }
    }

    @Nested
    final class WildFlyOnH2 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return WildFly.server(options);
        }
    }

    @Nested
    final class GlassFishOnPostgreSql extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return GlassFish.server(onPostgreSql(options));
        }
    }
}
