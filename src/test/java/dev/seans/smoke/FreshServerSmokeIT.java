package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.FileTrees;
import dev.seans.server.FreshPayara;
import dev.seans.server.FreshServer;
import dev.seans.server.FreshWildFly;
import dev.seans.server.Script;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From a server out of the box to a working exchange and back, by the scripts of the README; Seans stands in the root
 * context, so that the address of a Bitrix-like site stays as it is.
 */
@Tag("smoke")
@Tag("matrix")
class FreshServerSmokeIT {

    private static final String BITRIX_PATH = "bitrix/admin/1c_exchange.php";

    private final Path directory = Path.of("target", "smoke", "FreshServerSmokeIT");

    @Test
    void a_fresh_payara_takes_the_exchange_in_its_root_and_forgets_it_again() throws Exception {
        FileTrees.delete(directory.resolve("payara"));
        try (FreshServer payara = new FreshPayara(directory.resolve("payara"))) {
            install(payara);
            exchange(payara);

            script(payara, "", "uninstall.sh");

            assertThat(payara.configuration()).content().doesNotContain("seans", "http-uri");
            payara.stop();
            assertAccessLogWithoutQuery(payara);
        }
    }

    @Test
    void a_fresh_wildfly_takes_the_exchange_in_its_root_and_forgets_it_again() throws Exception {
        FileTrees.delete(directory.resolve("wildfly"));
        try (FreshServer wildFly = new FreshWildFly(directory.resolve("wildfly"))) {
            String stock = Files.readString(wildFly.configuration());
            install(wildFly);
            wildFly.start();
            exchange(wildFly);
            wildFly.stop();
            assertAccessLogWithoutQuery(wildFly);

            script(wildFly, "", "uninstall.sh");

            assertThat(wildFly.configuration()).hasContent(stock);
        }
    }

    private static void install(FreshServer server) throws IOException {
        script(server, "", "install.sh", "target/seans.war", "h2");
        script(server, "Пароль\\1\n", "user.sh", "Обмен", "seans-exchange");
        script(server, "first\n", "user.sh", "operator", "seans-admin");
        script(server, "second\n", "user.sh", "operator", "seans-admin");
    }

    private static void exchange(FreshServer server) throws IOException {
        await("the server has started")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> status(server, "api/health", "operator", "second"), status -> status == 200);

        Script.Result verified =
                Script.run("Пароль\\1\n", "verify-exchange.sh", server.root() + BITRIX_PATH, "Обмен", "-");

        assertThat(verified.status()).as(verified.output()).isZero();
        assertThat(status(server, "api/imports", "operator", "second")).isEqualTo(200);
        assertThat(status(server, "api/imports", "operator", "first")).isEqualTo(401);
    }

    private static int status(FreshServer server, String path, String user, String password) throws IOException {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RawHttp(server.root())
                .send(RawRequest.get("/" + path)
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)))
                .status();
    }

    private static void script(FreshServer server, String input, String name, String... arguments) throws IOException {
        String[] all = Stream.concat(Stream.of(server.home().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Script.Result result = Script.run(server.environment(), input, server.scripts() + "/" + name, all);
        assertThat(result.status()).as(name + ": " + result.output()).isZero();
    }

    private static void assertAccessLogWithoutQuery(FreshServer server) throws IOException {
        try (Stream<Path> files = Files.list(server.accessLog())) {
            String log = files.filter(file -> file.getFileName().toString().contains("access"))
                    .map(FreshServerSmokeIT::read)
                    .reduce("", String::concat);
            assertThat(log).contains(BITRIX_PATH).doesNotContain("sessid", "mode=");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
