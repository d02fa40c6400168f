package dev.seans.smoke;

import dev.seans.server.Java;
import dev.seans.server.PayaraMicro;
import dev.seans.server.PayaraServer;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.WildFly;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each server on JDK 25, where this machine has one: JAVA25_HOME names it. Payara 7 runs on nothing older than JDK 21, so
 * both of its databases are here.
 */
@Tag("matrix")
@EnabledIf(value = "isThere", disabledReason = "No JDK 25 here: JAVA25_HOME would name one")
class Jdk25SmokeIT {

    static boolean isThere() throws IOException {
        return Java.twentyFive().isPresent();
    }

    private static ServerOptions on25(ServerOptions options) {
        try {
            return options.withJava(Java.twentyFive().orElseThrow());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Nested
    final class PayaraServerOnJdk25 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return PayaraServer.server(onPostgreSql(on25(options)));
        }
    }

    @Nested
    final class PayaraMicroOnJdk25 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return PayaraMicro.server(onPostgreSql(on25(options)));
        }
    }

    @Nested
    final class PayaraMicro7OnJdk25 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return PayaraMicro.seven(onPostgreSql(on25(options)));
        }
    }

    @Nested
    final class PayaraMicro7OnH2OnJdk25 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return PayaraMicro.seven(on25(options));
        }
    }

    @Nested
    final class WildFlyOnJdk25 extends ServerContract {

        @Override
        SeansServer launcher(ServerOptions options) {
            return WildFly.server(onPostgreSql(on25(options)));
        }
    }
}
