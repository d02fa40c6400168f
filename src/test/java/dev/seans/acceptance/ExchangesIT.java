package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.fakes.LogListener;
import dev.seans.imports.GatedImportRunner;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators see every exchange, are told of uploads without import, and can start them. */
@ArquillianTest
class ExchangesIT {

    private static final String WARNING = "dev.seans.exchange.SilenceWarning";

    private static final Duration NEXT_LOOK = Duration.ofMinutes(2);

    private static final int THREADS = 8;

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.import.hold", "100 ms", "seans.exchange.source.1c", "trade"));
    }

    @Test
    void every_exchange_is_listed_also_one_that_never_imported() throws Exception {
        OneCSession orphan = connection().login();
        OneCSession uploaded = uploaded("import.xml", "import_files/1.jpg");
        OneCSession imported = uploaded("import.xml");
        connection().importFile(imported, "import.xml");

        assertThat(exchange(orphan).toString())
                .matches(
                        "\\{\"id\":[0-9]+,\"sessionKey\":\"" + SessionKey.of(orphan)
                                + "\",\"user\":\"1c\",\"source\":\"trade\",\"address\":\"[0-9a-f.:]+\",\"idSource\":null,"
                                + "\"lastMode\":\"checkauth\",\"files\":0,\"bytes\":0,\"lastFileAt\":null,"
                                + "\"importRequested\":false,\"outcome\":\"NOTHING\",\"importId\":null,\"createdAt\":\"[^\"]+Z\",\"lastAccessAt\":\"[^\"]+Z\"}");
        assertThat(List.of(
                        exchange(uploaded).getString("lastMode"),
                        exchange(uploaded).getString("idSource"),
                        exchange(uploaded).getInt("files"),
                        exchange(uploaded).getInt("bytes") > 3,
                        exchange(uploaded).getBoolean("importRequested")))
                .containsExactly("file", "URL", 2, true, false);
        assertThat(exchange(imported).getString("lastMode")).isEqualTo("import");
        assertThat(exchange(imported).getBoolean("importRequested")).isTrue();
        assertThat(exchange(imported).getInt("importId"))
                .isEqualTo(new AdminApi(root).importOf(SessionKey.of(imported)).getInt("id"));
        assertThat(exchange(uploaded).getString("outcome"))
                .as("1C may still be sending")
                .isEqualTo("RUNNING");
        assertThat(keys("exchanges?limit=3"))
                .containsExactly(SessionKey.of(imported), SessionKey.of(uploaded), SessionKey.of(orphan));
        assertThat(keys("exchanges?lastMode=file&importRequested=false&limit=1"))
                .containsExactly(SessionKey.of(uploaded));
        assertThat(keys("exchanges?user=nobody")).isEmpty();
        JsonObject one = new AdminApi(root).get("exchanges/" + number(orphan));
        assertThat(one).isEqualTo(exchange(orphan));
    }

    @Test
    void a_page_leads_to_the_next_one() throws Exception {
        OneCSession first = connection().login();
        OneCSession second = connection().login();

        JsonObject page = new AdminApi(root).get("exchanges?limit=1");
        assertThat(page.getJsonArray("exchanges").getJsonObject(0).getString("sessionKey"))
                .isEqualTo(SessionKey.of(second));
        assertThat(keys("exchanges?limit=1&after=" + page.getJsonNumber("next")))
                .containsExactly(SessionKey.of(first));
    }

    @ParameterizedTest
    @CsvSource({
        "exchanges?importRequested=yes, 400, importRequested must be true or false",
        "exchanges?sessionKey=xyz,      400, sessionKey must be",
        "exchanges/999999,              404, there is no such exchange",
        "exchanges/1/files,             404, there is nothing at this path"
    })
    void a_wrong_question_gets_a_reason(String path, int status, String reason) throws Exception {
        RawResponse answer = new RawHttp(root)
                .send(RawRequest.get(root.getPath() + "api/" + path)
                        .header("Authorization", Basic.of("admin", "admin")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).startsWith("{\"error\":\"" + reason);
    }

    @Test
    void ten_minutes_after_the_last_file_one_warning_names_the_session_and_what_to_do() throws Exception {
        OneCSession silent = uploaded("import.xml", "offers.xml");
        OneCSession pictures = uploaded("1.jpg");
        OneCSession imported = uploaded("import.xml");
        connection().importFile(imported, "import.xml");

        try (LogListener log = LogListener.on(WARNING)) {
            SteppedDatabaseClock.step(Duration.ofMinutes(11));
            String warning = await("the job warns")
                    .atMost(NEXT_LOOK)
                    .until(
                            () -> {
                                DueJobs.hurry("silent-uploads");
                                return about(log, silent);
                            },
                            lines -> !lines.isEmpty())
                    .get(0);
            // A second look, or a second node, says nothing new.
            DueJobs.awaitRun("silent-uploads");

            assertThat(warning)
                    .isEqualTo("WARNING " + SessionKey.of(silent).substring(0, 12)
                            + " uploaded, never imported: user 1c has sent \"import.xml\", \"offers.xml\" and then nothing"
                            + " for 10 min; it stays so until 1C asks for the import: let 1C wait for it, or set"
                            + " seans.import.when-idle, or POST /api/exchanges/" + number(silent) + "/retry");
            assertThat(about(log, silent)).hasSize(1);
            assertThat(about(log, pictures)).isEmpty();
            assertThat(about(log, imported)).isEmpty();
            assertThat(imports(silent)).as("nothing is imported by itself").isEmpty();
        }
    }

    @Test
    void the_import_of_an_upload_is_started_once_by_its_operators() throws Exception {
        int runs = GatedImportRunner.runs();
        OneCSession session = uploaded("import.xml", "offers.xml");
        String path = "exchanges/" + number(session) + "/retry";

        List<Integer> statuses =
                AtOnce.ask(THREADS, () -> new AdminApi(root).post(path).status());

        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        awaitCompleted(session);
        JsonObject imported = imports(session).get(0);
        assertThat(imported.getString("source")).isEqualTo("trade");
        assertThat(imported.getJsonArray("files").getValuesAs(JsonObject.class))
                .extracting(file -> file.getString("name"))
                .containsExactly("import.xml", "offers.xml");
        assertThat(GatedImportRunner.runs() - runs).isEqualTo(2);
        assertThat(exchange(session).getBoolean("importRequested"))
                .as("1C never asked")
                .isFalse();
        assertThat(connection().importFile(session, "import.xml").text()).startsWith("success");
        assertThat(new AdminApi(root).post(path).status()).isEqualTo(409);
    }

    @Test
    void what_was_never_uploaded_cannot_be_started() throws Exception {
        OneCSession orphan = connection().login();

        RawResponse answer = new AdminApi(root).post("exchanges/" + number(orphan) + "/retry");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("no uploaded file of this exchange is without an import");
        assertThat(new AdminApi(root).post("exchanges/999999/retry").status()).isEqualTo(404);
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession uploaded(String... names) throws IOException {
        Catalogue catalogue = Catalogue.of(2);
        OneCSession session = connection().login();
        for (String name : names) {
            assertThat(connection()
                            .file(session, name, content(catalogue, name))
                            .text())
                    .isEqualTo("success");
        }
        return session;
    }

    private static byte[] content(Catalogue catalogue, String name) {
        if (!name.endsWith(".xml")) {
            return new byte[10];
        }
        OneCFile file = name.startsWith("offers") ? catalogue.offersFile(name) : catalogue.importFile(name);
        return file.content();
    }

    private JsonObject exchange(OneCSession session) throws IOException {
        return new AdminApi(root)
                .get("exchanges?sessionKey=" + SessionKey.of(session))
                .getJsonArray("exchanges")
                .getJsonObject(0);
    }

    private long number(OneCSession session) throws IOException {
        return exchange(session).getJsonNumber("id").longValue();
    }

    private List<String> keys(String path) throws IOException {
        return new AdminApi(root)
                .get(path).getJsonArray("exchanges").getValuesAs(JsonObject.class).stream()
                        .map(one -> one.getString("sessionKey"))
                        .toList();
    }

    private List<JsonObject> imports(OneCSession session) throws IOException {
        return new AdminApi(root)
                .get("imports?sessionKey=" + SessionKey.of(session))
                .getJsonArray("imports")
                .getValuesAs(JsonObject.class);
    }

    private void awaitCompleted(OneCSession session) {
        await("the import ends").until(() -> imports(session).get(0).getString("state"), "COMPLETED"::equals);
    }

    private static List<String> about(LogListener log, OneCSession session) {
        String key = SessionKey.of(session).substring(0, 12);
        return log.lines().stream().filter(line -> line.contains(key)).toList();
    }
}
