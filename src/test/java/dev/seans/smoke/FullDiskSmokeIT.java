package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.server.WrappedJdk;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneC;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFailure;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code seans.home} on a disk of 24 MB, of which no setting says that it should not be filled. */
@Tag("smoke")
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskSmokeIT {

    private static final int MEGABYTE = 1 << 20;

    private final Path directory = Path.of("target", "smoke", "FullDiskSmokeIT").toAbsolutePath();
    private final Path home = directory.resolve("home");

    /** In a name space of its own, in which whoever starts the process may mount. */
    private final String smallDisk =
            "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=24m,nr_inodes=200 none %s && exec \"$@\"' sh \"$@\"\n"
                    .formatted(home);

    private final SeansServer server = PayaraMicro.server(ServerOptions.in(directory)
            .withJava(WrappedJdk.in(directory.resolve("jdk"), smallDisk))
            .with("seans.upload.min-free", "0 B"));

    @BeforeAll
    void start() throws Exception {
        FileTrees.delete(directory);
        home.toFile().mkdirs();
        WrappedJdk.in(directory.resolve("jdk"), smallDisk);
        boolean mounts = new ProcessBuilder("unshare", "--map-root-user", "--mount", "true")
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(mounts, "This machine lets nobody mount a disk: unshare --map-root-user --mount fails");
        server.start();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void an_upload_that_the_disk_cannot_hold_is_refused_and_leaves_nothing() throws Exception {
        OneCSession session = connection().login();

        RawResponse answer = connection().file(session, "import.xml", new byte[30 * MEGABYTE]);

        assertThat(answer.text()).startsWith("failure\n").contains("seans.upload.min-free = 0 B");
        exchangeGoesOn();
    }

    /** The disk says that it has room, and takes no file any more: so nobody can ask it before. */
    @Test
    void a_disk_that_takes_no_file_fails_the_upload_alone() throws Exception {
        OneCSession full = connection().login();
        OneCSession uploaded = connection().login();
        connection()
                .file(
                        uploaded,
                        "import.xml",
                        Catalogue.of(3).importFile("import.xml").content());

        RawResponse answer = connection().file(full, "0.jpg", new byte[1]);
        for (int number = 1; answer.text().startsWith("success") && number < 400; number++) {
            answer = connection().file(full, number + ".jpg", new byte[1]);
        }

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("failure\nДиск сервера не принимает файлы или не отдаёт их");
        assertThat(connection().checkauth().text()).startsWith("success");
        await("what was uploaded before is imported")
                .until(() ->
                        connection().importFile(uploaded, "import.xml").text().startsWith("success"));
    }

    private void exchangeGoesOn() throws IOException, OneCFailure {
        OneC.of(OneCKind.STOCK, exchange(), ServerUser.EXCHANGE.name(), ServerUser.EXCHANGE.password())
                .exportAll(Catalogue.of(3));
    }

    private OneCConnection connection() {
        return new OneCConnection(
                exchange(), "catalog", ServerUser.EXCHANGE.name(), ServerUser.EXCHANGE.password(), OneCOptions.USUAL);
    }

    private URI exchange() {
        return server.root().resolve("exchange");
    }
}
