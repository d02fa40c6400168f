package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.catalog.CommerceMlGenerator;
import dev.seans.catalog.RecordCounts;
import dev.seans.exchange.OneCConnection;
import dev.seans.exchange.OneCLogin;
import dev.seans.exchange.OneCOptions;
import dev.seans.exchange.OneCSession;
import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server ends in the middle of an import, killed or stopped: nothing is lost, nothing is done twice. */
@Tag("smoke")
class KilledServerSmokeIT {

    private static final int PRODUCTS = 6_000;

    private final CommerceMlGenerator generator = new CommerceMlGenerator(PRODUCTS, "2.07", StandardCharsets.UTF_8, 1);

    @Test
    void after_a_kill_in_mid_import_it_goes_on_from_its_checkpoint_and_the_counts_are_exact() throws Exception {
        interrupt("kill", SeansServer::kill, "begins: attempt 2, [1-9][0-9]* records are written already");
    }

    @Test
    void after_a_stop_in_mid_import_it_goes_on_from_its_checkpoint_and_the_counts_are_exact() throws Exception {
        interrupt("stop", SeansServer::stop, "begins: attempt 1, [1-9][0-9]* records are written already");
    }

    private void interrupt(String name, Consumer<SeansServer> end, String resumed) throws IOException {
        Path directory = Path.of("target", "smoke", "KilledServerSmokeIT", name);
        FileTrees.delete(directory);
        ServerOptions options =
                ServerOptions.in(directory).with("seans.import.chunk", "50").with("seans.import.hold", "100 ms");
        try (SeansServer server = PayaraMicro.server(options)) {
            server.start();
            OneCSession session = upload(server);
            connection(server).importFile(session, "import.xml");
            await("some chunks are written").until(() -> products(server, session) > 500);

            end.accept(server);
            server.start();

            await("the import is taken up again and ends")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> connection(server)
                                    .importFile(session, "import.xml")
                                    .lines()
                                    .get(0),
                            "success"::equals);
            assertExact(server, session);
            assertThat(server.log()).content().containsPattern(resumed);
        }
    }

    private void assertExact(SeansServer server, OneCSession session) throws IOException {
        JsonObject file = file(server, session);
        RecordCounts expected = generator.catalogCounts();
        assertThat(List.of(
                        file.getInt("groups"),
                        file.getInt("properties"),
                        file.getInt("products"),
                        file.getInt("unchanged"),
                        file.getInt("rejected")))
                .containsExactly((int) expected.groups(), (int) expected.properties(), PRODUCTS, 0, 0);
        assertThat(new AdminApi(server.root()).counts("1c").getInt("products")).isEqualTo(PRODUCTS);
    }

    private OneCSession upload(SeansServer server) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        generator.writeCatalog(document);
        OneCSession session = OneCLogin.of(connection(server));
        assertThat(connection(server)
                        .file(session, "import.xml", document.toByteArray())
                        .text())
                .isEqualTo("success");
        return session;
    }

    private static int products(SeansServer server, OneCSession session) throws IOException {
        return file(server, session).getInt("products");
    }

    private static JsonObject file(SeansServer server, OneCSession session) throws IOException {
        return new AdminApi(server.root())
                .importOf(SessionKey.of(session))
                .getJsonArray("files")
                .getJsonObject(0);
    }

    private static OneCConnection connection(SeansServer server) {
        return new OneCConnection(server.root().resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }
}
