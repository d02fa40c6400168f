package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.fakes.LogListener;
import dev.seans.imports.GatedImportRunner;
import dev.seans.imports.ImportOperations;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do to imports: once, in their turn, and never to the harm of another. */
@ArquillianTest
class InterventionsIT {

    private static final int PRODUCTS = 3;
    private static final int THREADS = 8;
    private static final int ROUNDS = 20;
    private static final String CANCELLED = "failure\nЗагрузка файла import.xml отменена на сервере:"
            + " узнайте причину у его администратора, затем передайте файл заново.";

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.import.hold", "100 ms"));
    }

    @AfterEach
    void openTheGate() {
        GatedImportRunner.open();
    }

    @Test
    void a_running_import_is_cancelled_writes_nothing_more_and_the_queue_goes_on() throws Exception {
        GatedImportRunner.shut();
        OneCSession running = requested();
        awaitState(running, "IN_PROGRESS");
        OneCSession next = requested();

        try (LogListener log = LogListener.on(ImportOperations.class)) {
            assertThat(cancel(running).status()).isEqualTo(200);
            assertThat(cancel(running).status()).as("again").isEqualTo(200);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("INFO " + SessionKey.of(running).substring(0, 12) + " import " + number(running)
                            + " was cancelled by the operator admin: ");
        }
        assertThat(connection().importFile(running, "import.xml").text()).isEqualTo(CANCELLED);
        awaitState(next, "IN_PROGRESS");
        GatedImportRunner.open();

        awaitState(next, "COMPLETED");
        assertThat(state(running)).isEqualTo("FAILED");
        assertThat(only(running).getString("error")).isEqualTo("import.xml: cancelled by an operator");
        assertThat(only(running).getBoolean("cancelled")).isTrue();
        assertThat(only(running).getJsonArray("files").getJsonObject(0).getBoolean("cancelled"))
                .isTrue();
        // The runner came back behind the gate, and wrote nothing.
        assertThat(productsRead(running)).isZero();
        assertThat(connection().importFile(running, "import.xml").text()).isEqualTo(CANCELLED);
    }

    @Test
    void an_import_that_waits_is_cancelled_and_never_runs() throws Exception {
        GatedImportRunner.shut();
        OneCSession running = requested();
        awaitState(running, "IN_PROGRESS");
        OneCSession waiting = requested();
        int runs = GatedImportRunner.runs();

        assertThat(cancel(waiting).status()).isEqualTo(200);
        GatedImportRunner.open();

        awaitState(running, "COMPLETED");
        assertThat(state(waiting)).isEqualTo("FAILED");
        assertThat(GatedImportRunner.runs()).isEqualTo(runs);
    }

    @Test
    void a_cancelled_import_that_is_retried_while_its_old_runner_lives_runs_once_to_the_end() throws Exception {
        GatedImportRunner.shut();
        int runs = GatedImportRunner.runs();
        OneCSession session = requested();
        awaitState(session, "IN_PROGRESS");

        assertThat(cancel(session).status()).isEqualTo(200);
        RawResponse retried = retry(session);
        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.text()).contains("\"state\":\"PENDING\"", "\"error\":null");
        assertThat(connection().importFile(session, "import.xml").text()).startsWith("progress");
        GatedImportRunner.open();

        awaitState(session, "COMPLETED");
        assertThat(connection().importFile(session, "import.xml").text()).startsWith("success");
        assertThat(imports(session)).hasSize(1);
        assertThat(only(session).getJsonArray("files")).hasSize(1);
        assertThat(productsRead(session)).isEqualTo(PRODUCTS);
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(2);
    }

    @Test
    void retries_at_once_start_one_run() throws Exception {
        GatedImportRunner.shut();
        OneCSession session = requested();
        awaitState(session, "IN_PROGRESS");
        cancel(session);
        GatedImportRunner.open();
        String path = "imports/" + number(session) + "/retry";
        int runs = GatedImportRunner.runs();

        List<Integer> statuses =
                AtOnce.ask(THREADS, () -> new AdminApi(root).post(path).status());

        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(409);
        awaitState(session, "COMPLETED");
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(1);
        assertThat(productsRead(session)).isEqualTo(PRODUCTS);
    }

    /** In each round another moment of the import is met; whoever comes first has won for good. */
    @Test
    void a_cancel_and_the_end_of_the_import_never_both_win() throws Exception {
        ExecutorService importing = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                OneCSession session = uploaded();
                Future<RawResponse> asked = importing.submit(() -> connection().importFile(session, "import.xml"));
                await("the import of round " + round + " exists")
                        .until(() -> !imports(session).isEmpty());

                int status = cancel(session).status();

                assertThat(status).isIn(200, 409);
                awaitState(session, status == 200 ? "FAILED" : "COMPLETED");
                assertThat(asked.get().lines().get(0)).isIn("progress", status == 200 ? "failure" : "success");
                if (status == 200) {
                    assertThat(retry(session).status()).isEqualTo(200);
                    awaitState(session, "COMPLETED");
                }
                assertThat(productsRead(session)).isEqualTo(PRODUCTS);
            }
        } finally {
            importing.shutdownNow();
        }
    }

    @Test
    void a_retry_waits_at_the_end_of_the_queue() throws Exception {
        GatedImportRunner.shut();
        OneCSession failed = requested();
        awaitState(failed, "IN_PROGRESS");
        OneCSession running = requested();
        OneCSession waiting = requested();
        cancel(failed);

        assertThat(retry(failed).status()).isEqualTo(200);

        assertThat(connection().importFile(failed, "import.xml").text()).endsWith("в очереди, впереди 2.");
        GatedImportRunner.open();
        for (OneCSession session : List.of(running, waiting, failed)) {
            awaitState(session, "COMPLETED");
        }
        assertThat(only(failed).getString("finishedAt"))
                .isGreaterThan(only(waiting).getString("finishedAt"));
    }

    @Test
    void a_broken_file_fails_again_and_may_be_retried_again() throws Exception {
        OneCSession session = connection().login();
        connection().file(session, "import.xml", "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_8));
        connection().importFile(session, "import.xml");
        awaitState(session, "FAILED");

        for (int attempt = 0; attempt < 6; attempt++) {
            assertThat(retry(session).status()).isEqualTo(200);
            awaitState(session, "FAILED");
        }
        assertThat(connection().importFile(session, "import.xml").text()).contains("это не CommerceML");
    }

    @Test
    void what_was_stuck_may_be_retried_unless_1c_has_begun_a_successor() throws Exception {
        GatedImportRunner.shut();
        OneCSession session = requested();
        awaitState(session, "IN_PROGRESS");
        SteppedDatabaseClock.step(Duration.ofHours(2).plusSeconds(1));
        OneCSession other = requested();
        assertThat(state(session)).isEqualTo("FAILED");
        long stuck = number(session);
        connection().importFile(session, "import.xml");

        assertThat(imports(session)).hasSize(2);
        RawResponse refused = new AdminApi(root).post("imports/" + stuck + "/retry");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).isEqualTo("{\"error\":\"import " + number(session) + " has taken its place\"}");
        GatedImportRunner.open();
        awaitState(other, "COMPLETED");
        awaitState(session, "COMPLETED");
    }

    @Test
    void what_is_active_completed_or_unknown_is_refused_with_a_reason() throws Exception {
        OneCSession completed = requested();
        awaitState(completed, "COMPLETED");
        GatedImportRunner.shut();
        OneCSession active = requested();

        assertRefused(cancel(completed), 409, "the import is COMPLETED: there is nothing to cancel");
        assertRefused(retry(completed), 409, "the import is COMPLETED: only a FAILED one can be tried again");
        awaitState(active, "IN_PROGRESS");
        assertRefused(retry(active), 409, "the import is IN_PROGRESS: only a FAILED one can be tried again");
        assertRefused(new AdminApi(root).post("imports/999999/cancel"), 404, "there is no such import");
        assertRefused(new AdminApi(root).post("imports/999999/retry"), 404, "there is no such import");
        GatedImportRunner.open();
        awaitState(active, "COMPLETED");
    }

    @Test
    void an_upload_that_is_gone_cannot_be_retried() throws Exception {
        GatedImportRunner.shut();
        OneCSession session = requested();
        awaitState(session, "IN_PROGRESS");
        cancel(session);
        GatedImportRunner.open();
        Files.delete(Path.of(System.getProperty("seans.home"), "uploads", SessionKey.of(session), "1", "import.xml"));

        assertRefused(
                retry(session), 410, "the uploaded file import.xml is not on disk any more: let 1C send it again");
        assertThat(state(session)).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        // method, content type,      origin,               user,  status
        "POST,  application/json,               ,                     admin, 404",
        "POST,  application/json;charset=UTF-8, own,                  admin, 404",
        "POST,  ,                               ,                     admin, 415",
        "POST,  text/plain,                     ,                     admin, 415",
        "POST,  application/x-www-form-urlencoded, ,                  admin, 415",
        "POST,  application/json,               https://evil.example, admin, 403",
        "POST,  application/json,               null,                 admin, 403",
        "POST,  application/json,               http://[,             admin, 403",
        "POST,  application/json,               ,                     1c,    403",
        "POST,  application/json,               ,                     ,      401",
        "GET,   ,                               ,                     admin, 405",
        "PUT,   application/json,               ,                     admin, 405",
        "DELETE, application/json,              ,                     admin, 405"
    })
    void only_an_operator_may_act_and_no_foreign_page_for_him(
            String method, String contentType, String origin, String user, int status) throws Exception {
        RawRequest request = RawRequest.of(method, root.getPath() + "api/imports/999999/cancel");
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (origin != null) {
            request.header("Origin", origin.equals("own") ? "https://" + root.getAuthority() : origin);
        }
        if (user != null) {
            request.header("Authorization", Basic.of(user, user));
        }
        if (method.equals("POST")) {
            request.body(new byte[0], 0);
        }

        RawResponse answer = new RawHttp(root).send(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).startsWith("{\"error\":\"");
    }

    @Test
    void lists_are_read_only() throws Exception {
        RawResponse answer = new AdminApi(root).post("exchanges");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void one_import_tells_which_records_were_rejected() throws Exception {
        String document = """
                <?xml version="1.0"?><КоммерческаяИнформация><Каталог><Ид>c</Ид><Товары>
                <Товар><Наименование>Без номера</Наименование></Товар>
                </Товары></Каталог></КоммерческаяИнформация>""";
        OneCSession session = connection().login();
        connection().file(session, "import.xml", document.getBytes(StandardCharsets.UTF_8));
        connection().importFile(session, "import.xml");
        awaitState(session, "COMPLETED");

        JsonArray rejections =
                new AdminApi(root).get("imports/" + number(session)).getJsonArray("rejections");

        assertThat(rejections).hasSize(1);
        assertThat(rejections.getJsonObject(0).toString())
                .matches("\\{\"file\":\"import.xml\",\"generation\":1,\"line\":2,\"column\":[0-9]+,"
                        + "\"reason\":\"NO_ID: Товар without Ид\"}");
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession uploaded() throws IOException {
        OneCSession session = connection().login();
        byte[] file = Catalogue.of(PRODUCTS).importFile("import.xml").content();
        assertThat(connection().file(session, "import.xml", file).text()).isEqualTo("success");
        return session;
    }

    /** A session whose one file was uploaded, and whose import was asked for. */
    private OneCSession requested() throws IOException {
        OneCSession session = uploaded();
        assertThat(connection().importFile(session, "import.xml").lines().get(0))
                .isIn("progress", "success");
        return session;
    }

    private RawResponse cancel(OneCSession session) throws IOException {
        return new AdminApi(root).post("imports/" + number(session) + "/cancel");
    }

    private RawResponse retry(OneCSession session) throws IOException {
        return new AdminApi(root).post("imports/" + number(session) + "/retry");
    }

    private static void assertRefused(RawResponse answer, int status, String reason) {
        assertThat(answer.text()).isEqualTo("{\"error\":\"" + reason + "\"}");
        assertThat(answer.status()).isEqualTo(status);
    }

    private void awaitState(OneCSession session, String state) {
        await("the import of the session is " + state).until(() -> state(session), state::equals);
    }

    private String state(OneCSession session) throws IOException {
        return only(session).getString("state");
    }

    private long number(OneCSession session) throws IOException {
        return only(session).getJsonNumber("id").longValue();
    }

    private int productsRead(OneCSession session) throws IOException {
        return only(session).getJsonArray("files").getJsonObject(0).getInt("products");
    }

    /** The newest import of the session. */
    private JsonObject only(OneCSession session) throws IOException {
        return imports(session).getJsonObject(0);
    }

    private JsonArray imports(OneCSession session) throws IOException {
        return new AdminApi(root)
                .get("imports?sessionKey=" + SessionKey.of(session))
                .getJsonArray("imports");
    }
}
