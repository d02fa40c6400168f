package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCClient;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Fragments, repeats and generations, and what their imports make of them. */
@ArquillianTest
class UploadsIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.exchange.file-limit", "1 KiB", "seans.import.hold", "300 ms"));
    }

    @Test
    void fragments_make_one_file_and_a_repeat_of_the_last_one_is_only_acknowledged() throws Exception {
        OneCSession session = login();
        byte[] document = Catalogue.of(20).importFile("import.xml").content();
        byte[] head = Arrays.copyOfRange(document, 0, 1024);
        byte[] tail = Arrays.copyOfRange(document, 1024, document.length);

        send(session, head);
        send(session, head);
        send(session, tail);
        send(session, tail);

        assertThat(stored(session, 1)).isEqualTo(document);
        assertThat(importIt(session)).isEqualTo("success");
        // The last fragment overtook the import; no file begins with it.
        send(session, tail);
        assertThat(importIt(session)).isEqualTo("success");
        assertThat(files(session)).hasSize(1);
        assertThat(files(session).get(0).getInt("products")).isEqualTo(20);
    }

    @Test
    void a_fragment_that_begins_a_document_restarts_the_file() throws Exception {
        OneCSession session = login();
        byte[] abandoned = Catalogue.of(9).importFile("import.xml").content();
        byte[] document = Catalogue.of(2).importFile("import.xml").content();

        send(session, abandoned);
        send(session, document);

        assertThat(importIt(session)).isEqualTo("success");
        assertThat(files(session)).hasSize(1);
        assertThat(files(session).get(0).getInt("products")).isEqualTo(2);
        assertThat(uploads(session, 1)).doesNotExist();
        assertThat(stored(session, 2)).isEqualTo(document);
    }

    @Test
    void a_file_that_comes_again_after_its_import_is_the_next_generation() throws Exception {
        OneCSession session = login();
        Catalogue catalogue = Catalogue.of(3);
        byte[] document = catalogue.importFile("import.xml").content();

        send(session, document);
        assertThat(importIt(session)).isEqualTo("success");
        send(session, document);
        assertThat(importIt(session)).isEqualTo("success");

        List<JsonObject> files = files(session);
        assertThat(files).extracting(file -> file.getInt("generation")).containsExactly(1, 2);
        assertThat(files).extracting(file -> file.getInt("products")).containsExactly(3, 3);
        // A group and three products: the second time nothing of them needs a write.
        assertThat(files).extracting(file -> file.getInt("unchanged")).containsExactly(0, 4);
        assertThat(new AdminApi(root).importOf(SessionKey.of(session)).getString("state"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void a_file_that_failed_is_imported_when_it_comes_again_and_the_session_is_well() throws Exception {
        OneCSession session = login();
        send(session, "<?xml version=\"1.0\"?><html/>".getBytes(StandardCharsets.UTF_8));
        assertThat(importIt(session)).isEqualTo("failure");
        assertThat(importIt(session)).isEqualTo("failure");

        send(session, Catalogue.of(1).importFile("import.xml").content());

        assertThat(importIt(session)).isEqualTo("success");
        assertThat(new AdminApi(root).importOf(SessionKey.of(session)).getString("state"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void an_upload_that_no_node_can_read_is_given_up_and_may_come_again() throws Exception {
        OneCSession session = login();
        byte[] document = Catalogue.of(1).importFile("import.xml").content();
        send(session, document);
        Files.delete(uploads(session, 1));
        assertThat(connection().importFile(session, "import.xml").lines()).startsWith("progress");

        SteppedDatabaseClock.step(Duration.ofMinutes(11));

        await("the next look finds nothing")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            DueJobs.hurry("import");
                            return connection()
                                    .importFile(session, "import.xml")
                                    .lines()
                                    .get(0);
                        },
                        word -> word.equals("failure"));
        send(session, document);
        assertThat(importIt(session)).isEqualTo("success");
    }

    @Test
    void concurrent_bodies_of_one_file_never_interleave() throws Exception {
        OneCSession session = login();
        List<Callable<String>> sends = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++) {
            byte[] body = new byte[200_000];
            Arrays.fill(body, (byte) ('a' + sender));
            sends.add(() -> connection().file(session, "blob.bin", body).text());
        }

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<String> answer : threads.invokeAll(sends)) {
                assertThat(answer.get()).isEqualTo("success");
            }
        } finally {
            threads.shutdownNow();
        }

        byte[] stored = Files.readAllBytes(folder(session).resolve("1").resolve("blob.bin"));
        assertThat(stored).hasSize(1_600_000);
        for (int block = 0; block < 8; block++) {
            byte[] part = Arrays.copyOfRange(stored, block * 200_000, (block + 1) * 200_000);
            byte[] expected = new byte[200_000];
            Arrays.fill(expected, part[0]);
            assertThat(part).isEqualTo(expected);
        }
    }

    @Test
    void portions_of_one_export_come_in_sessions_of_their_own() throws Exception {
        OneCClient client = OneCClient.catalog(root.resolve("exchange"), "Обмен", "Пароль1");
        Catalogue catalogue = Catalogue.of(30);

        client.checkConnection();
        OneCSession first = client.send(catalogue.importFile("import0_1.xml"));
        OneCSession second = client.send(catalogue.offersFile("offers0_1.xml"));

        assertThat(SessionKey.of(first)).isNotEqualTo(SessionKey.of(second));
        assertThat(files(first).get(0).getInt("products")).isEqualTo(30);
        assertThat(files(second).get(0).getInt("prices")).isEqualTo(30);
        assertThat(new AdminApi(root).importOf(SessionKey.of(second)).getString("source"))
                .isEqualTo("Обмен");
    }

    @Test
    void an_image_keeps_its_folder() throws Exception {
        OneCSession session = login();
        OneCFile image = new OneCFile("import_files/ab/abc_def.jpg", new byte[] {1, 2, 3});

        assertThat(connection().file(session, image.name(), image.content()).text())
                .isEqualTo("success");

        assertThat(folder(session).resolve("1").resolve("import_files/ab/abc_def.jpg"))
                .hasBinaryContent(image.content());
    }

    @Test
    void a_form_is_a_file_like_any_other() throws Exception {
        OneCSession session = login();
        String form = "mode=init&type=sale&filename=other.bin&sessid=&a=%41+b\r\n";

        assertStoredAsSent(session, "application/x-www-form-urlencoded", form);
    }

    @Test
    void a_multipart_form_is_a_file_like_any_other() throws Exception {
        OneCSession session = login();
        String form = """
                --x\r
                Content-Disposition: form-data; name="mode"\r
                \r
                init\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="other.bin"\r
                Content-Type: application/octet-stream\r
                \r
                a\r
                --x--\r
                """;

        assertStoredAsSent(session, "multipart/form-data; boundary=x", form);
    }

    private void assertStoredAsSent(OneCSession session, String contentType, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        RawRequest request = RawRequest.post(
                        root.getPath() + "exchange?type=catalog&mode=file&filename=form.bin&sessid="
                                + session.sessionId(),
                        body)
                .header("Authorization", Basic.of("1c", "1c"))
                .header("Content-Type", contentType);

        assertThat(new RawHttp(root).send(request).text()).isEqualTo("success");

        assertThat(folder(session).resolve("1").resolve("form.bin")).hasBinaryContent(body);
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession login() throws IOException {
        return connection().login();
    }

    private void send(OneCSession session, byte[] fragment) throws IOException {
        assertThat(connection().file(session, "import.xml", fragment).text()).isEqualTo("success");
    }

    private String importIt(OneCSession session) {
        return await("the import ends")
                .until(
                        () -> connection()
                                .importFile(session, "import.xml")
                                .lines()
                                .get(0),
                        word -> !word.equals("progress"));
    }

    private List<JsonObject> files(OneCSession session) throws IOException {
        return new AdminApi(root)
                .importOf(SessionKey.of(session))
                .getJsonArray("files")
                .getValuesAs(JsonObject.class);
    }

    private static byte[] stored(OneCSession session, int generation) throws IOException {
        return Files.readAllBytes(uploads(session, generation));
    }

    private static Path uploads(OneCSession session, int generation) {
        return folder(session).resolve(Integer.toString(generation)).resolve("import.xml");
    }

    private static Path folder(OneCSession session) {
        return Path.of(System.getProperty("seans.home"), "uploads", SessionKey.of(session));
    }
}
