package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.testkit.onec.CommerceMlGenerator;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The server ends in the middle of an import, killed or stopped: nothing is lost, nothing is done twice. */
@Tag("smoke")
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServerSmokeIT {

    private static final int PRODUCTS = 6_000;

    private final CommerceMlGenerator generator = new CommerceMlGenerator(PRODUCTS, "2.07", StandardCharsets.UTF_8, 1);
    private final Path directory = Path.of("target", "smoke", "KilledServerSmokeIT");
    private final SeansServer server = PayaraMicro.server(
            ServerOptions.in(directory).with("seans.import.chunk", "50").with("seans.import.hold", "100 ms"));

    @BeforeAll
    void start() throws IOException {
        FileTrees.delete(directory);
        server.start();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void after_a_kill_in_mid_import_it_goes_on_from_its_checkpoint_and_the_counts_are_exact() throws Exception {
        interrupt(ServerUser.EXCHANGE, server::kill, "begins: attempt 2, [1-9][0-9]* records are written already");
    }

    @Test
    void after_a_stop_in_mid_import_it_goes_on_from_its_checkpoint_and_the_counts_are_exact() throws Exception {
        interrupt(ServerUser.CYRILLIC, server::stop, "begins: attempt 1, [1-9][0-9]* records are written already");
    }

    /** Each user is a source of its own, whose products nobody has written before. */
    private void interrupt(ServerUser user, Runnable end, String resumed) throws IOException {
        OneCSession session = upload(user);
        connection(user).importFile(session, "import.xml");
        await("some chunks are written").until(() -> file(session).getInt("products") > 500);

        end.run();
        server.start();

        await("the import is taken up again and ends")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> connection(user)
                                .importFile(session, "import.xml")
                                .lines()
                                .get(0),
                        "success"::equals);
        assertExact(user, session);
        assertThat(server.log()).content().containsPattern(resumed);
    }

    private void assertExact(ServerUser user, OneCSession session) throws IOException {
        JsonObject file = file(session);
        assertThat(List.of(
                        file.getInt("groups"),
                        file.getInt("properties"),
                        file.getInt("products"),
                        file.getInt("unchanged"),
                        file.getInt("rejected")))
                .containsExactly(generator.groups(), generator.properties(), PRODUCTS, 0, 0);
        assertThat(new AdminApi(server.root()).counts(user.name()).getInt("products"))
                .isEqualTo(PRODUCTS);
    }

    private OneCSession upload(ServerUser user) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        generator.writeCatalog(document);
        OneCSession session = connection(user).login();
        assertThat(connection(user)
                        .file(session, "import.xml", document.toByteArray())
                        .text())
                .isEqualTo("success");
        return session;
    }

    private JsonObject file(OneCSession session) throws IOException {
        return new AdminApi(server.root())
                .importOf(SessionKey.of(session))
                .getJsonArray("files")
                .getJsonObject(0);
    }

    private OneCConnection connection(ServerUser user) {
        return new OneCConnection(
                server.root().resolve("exchange"), "catalog", user.name(), user.password(), OneCOptions.USUAL);
    }
}
