package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCClient;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see: the pages, and what they are made of. */
@ArquillianTest
class ConsoleIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.import.hold", "10 s",
                "seans.exchange.source.1c", "console",
                "seans.shop.shop.url", "http://127.0.0.1:9/hook",
                "seans.shop.shop.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    @Test
    void the_overview_tells_what_became_of_each_exchange() throws Exception {
        OneCSession imported = client().send(Catalogue.of(3).importFile("import.xml"));
        OneCSession uploaded = connection().login();
        connection().file(uploaded, "import.xml", new byte[] {1, 2, 3});
        OneCSession idle = connection().login();

        JsonObject overview = new AdminApi(root).get("overview");

        assertThat(outcomes(overview, idle, uploaded, imported)).containsExactly("NOTHING", "RUNNING", "COMPLETED");
        JsonObject source = named(overview, "sources", "source", "console");
        assertThat(source.getJsonObject("lastImport").getString("state")).isEqualTo("COMPLETED");
        assertThat(source.getJsonObject("lastExchange").getInt("id")).isEqualTo(number(idle));
        assertThat(source.isNull("succeededAt")).isFalse();
        assertThat(source.getJsonArray("active")).isEmpty();
        await("a node tells of itself on a thread of its own")
                .until(() -> new AdminApi(root)
                        .get("overview").getJsonArray("nodes").stream()
                                .anyMatch(node -> node.asJsonObject().getBoolean("isThis")
                                        && node.asJsonObject().getBoolean("alive")));
    }

    @Test
    void an_exchange_is_a_time_line_of_its_requests() throws Exception {
        OneCSession session = client().send(Catalogue.of(3).importFile("import0_1.xml"));
        String path = "exchanges/" + number(session) + "/requests";
        await("requests are written a second behind their answers")
                .until(() -> modes(path), modes -> modes.contains("import"));

        JsonObject first = requests(path).get(0);
        assertThat(modes(path)).startsWith("checkauth", "init", "file").endsWith("import");
        assertThat(List.of(first.getString("user"), first.getString("outcome"), first.getInt("status")))
                .containsExactly("1c", "success", 200);
        assertThat(first.getString("address")).matches("[0-9a-f.:]+");
        JsonObject file = requests(path).get(2);
        assertThat(List.of(
                        file.getString("file").endsWith(".zip"),
                        file.getInt("bytes") > 100,
                        file.getString("idSource")))
                .containsExactly(true, true, "URL");
        assertThat(requests(path + "?limit=1")).containsExactly(first);
        assertThat(requests(path + "?limit=1&after=" + first.getInt("id")))
                .hasSize(1)
                .doesNotContain(first);
        assertThat(new AdminApi(root).ask("exchanges/4711000/requests").status())
                .isEqualTo(404);
    }

    @Test
    void no_secret_is_among_the_settings_and_each_says_where_it_stands() throws Exception {
        JsonObject settings = new AdminApi(root).get("settings");

        JsonObject hold = named(settings, "settings", "key", "seans.import.hold");
        assertThat(List.of(hold.getString("value"), hold.getString("from"), hold.getString("default")))
                .containsExactly("10 s", "CONTEXT_PARAM", "20 s");
        assertThat(named(settings, "settings", "key", "seans.exchange.source.1c")
                        .getString("value"))
                .isEqualTo("console");
        assertThat(named(settings, "settings", "key", "seans.shop.shop.secret").getString("value"))
                .isEqualTo("(set)");
        assertThat(settings.toString()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void a_file_that_an_operator_has_is_imported_as_if_1c_had_sent_it() throws Exception {
        byte[] document = Catalogue.of(2).importFile("import.xml").content();

        JsonObject started = json(bring("source=brought&name=import.xml", "application/xml", document), 200);

        String path = "imports/" + started.getInt("id");
        await("it waits in the queue like any other")
                .until(() -> new AdminApi(root).get(path).getString("state").equals("COMPLETED"));
        assertThat(new AdminApi(root).counts("brought").getInt("products")).isEqualTo(2);
        assertThat(new AdminApi(root).get("exchanges?user=brought").getJsonArray("exchanges"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/xml, 400, say with source=",
        "source=1c, application/xml, 400, no user talks as the source 1c",
        "source=brought&name=../x.xml, application/xml, 400, no file can have the name",
        "source=brought, text/plain, 415, Content-Type must be one of",
    })
    void a_file_that_cannot_be_taken_is_refused_and_leaves_nothing(
            String query, String type, int status, String message) throws Exception {
        long before = exchanges();

        RawResponse refused = bring(query, type, new byte[] {1});

        assertThat(json(refused, status).getString("error")).contains(message);
        assertThat(exchanges()).isEqualTo(before);
    }

    @Test
    void an_archive_without_a_document_is_refused_and_leaves_no_exchange() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
            zip.write(1);
        }
        long before = exchanges();

        RawResponse refused = bring("source=brought&name=empty.zip", "application/zip", bytes.toByteArray());

        assertThat(json(refused, 409).getString("error")).contains("the file holds no XML document");
        assertThat(exchanges()).isEqualTo(before);
    }

    @Test
    void the_place_of_a_problem_is_shown_as_it_stands_in_the_file() throws Exception {
        String document = """
                <?xml version="1.0" encoding="UTF-8"?>
                <КоммерческаяИнформация ВерсияСхемы="2.07"><Каталог><Ид>c</Ид><Товары>
                <Товар><Ид>odd</Ид><Наименование>Чай <![CDATA[<script>]]></Наименование></Товар>
                <Товар><Наименование>Без Ид</Наименование></Товар>
                </Товары></Каталог></КоммерческаяИнформация>
                """;
        int id = json(
                        bring(
                                "source=excerpt&name=odd.xml",
                                "application/xml",
                                document.getBytes(StandardCharsets.UTF_8)),
                        200)
                .getInt("id");
        await("it is imported")
                .until(
                        () -> new AdminApi(root)
                                .get("imports/" + id)
                                .getJsonArray("rejections")
                                .size(),
                        size -> size == 1);

        JsonObject rejection = new AdminApi(root)
                .get("imports/" + id)
                .getJsonArray("rejections")
                .getJsonObject(0);
        JsonObject excerpt = new AdminApi(root)
                .get("imports/%d/excerpt?file=odd.xml&line=%d".formatted(id, rejection.getInt("line")));
        assertThat(excerpt.getJsonArray("lines").getString(rejection.getInt("line") - excerpt.getInt("from")))
                .contains("Без Ид");
        assertThat(new AdminApi(root)
                        .ask("imports/" + id + "/excerpt?file=odd.xml&line=99")
                        .status())
                .isEqualTo(404);
        assertThat(new AdminApi(root)
                        .ask("imports/" + id + "/excerpt?file=other.xml&line=1")
                        .status())
                .isEqualTo(404);
        assertThat(new AdminApi(root)
                        .ask("imports/" + id + "/excerpt?file=odd.xml")
                        .status())
                .isEqualTo(400);
        JsonObject history = new AdminApi(root).get("history?source=excerpt&product=odd");
        assertThat(List.of(
                        history.getInt("seenByImport"),
                        history.getString("seenInFile"),
                        history.getInt("writtenByImport"),
                        history.isNull("hiddenBecause")))
                .containsExactly(id, "odd.xml", id, true);
    }

    @Test
    void pages_are_for_operators_alone_and_bring_everything_themselves() throws Exception {
        assertThat(ask("console/", "").status()).isEqualTo(401);
        assertThat(ask("console/", "").header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(ask("console/", "1c:1c").status()).isEqualTo(403);
        RawResponse page = ask("console/", "admin:admin");
        assertThat(page.header("Content-Type")).contains("text/html; charset=UTF-8");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(ask("console/app.js", "admin:admin").header("Content-Type"))
                .contains("text/javascript; charset=UTF-8");
        assertThat(ask("", "").header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(root.getPath() + "console/"));
        assertThat(ask("console", "").header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(root.getPath() + "console/"));
    }

    @Test
    void a_page_that_the_browser_has_already_is_not_sent_again() throws Exception {
        String tag = ask("console/", "admin:admin").header("ETag").orElseThrow();

        RawResponse again = new RawHttp(root)
                .send(RawRequest.get(root.getPath() + "console/")
                        .header("Authorization", basic("admin:admin"))
                        .header("If-None-Match", tag));

        assertThat(again.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console/ConsoleServlet.class",
                "console/nothing.html",
                "console/../admin/Api.class",
                "console/%2e%2e/api/ApiRole.class",
                "console/pages/../../api.txt",
                "console/pages",
                "console/index.html%00.js",
            })
    void nothing_else_of_the_jar_is_sent(String path) throws Exception {
        assertThat(ask(path, "admin:admin").status()).isIn(400, 404);
    }

    private RawResponse ask(String path, String credentials) throws IOException {
        RawRequest request = RawRequest.get(root.getPath() + path);
        return new RawHttp(root)
                .send(credentials.isEmpty() ? request : request.header("Authorization", basic(credentials)));
    }

    private RawResponse bring(String query, String type, byte[] document) throws IOException {
        return new RawHttp(root)
                .send(RawRequest.post(root.getPath() + "api/imports?" + query, document)
                        .header("Content-Type", type)
                        .header("Authorization", basic("admin:admin")));
    }

    private long exchanges() throws IOException {
        return new AdminApi(root)
                .get("exchanges?limit=1000")
                .getJsonArray("exchanges")
                .size();
    }

    private static JsonObject json(RawResponse answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> outcomes(JsonObject overview, OneCSession... sessions) throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (OneCSession session : sessions) {
            int number = number(session);
            outcomes.add(overview.getJsonArray("exchanges").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(one -> one.getInt("id") == number)
                    .findFirst()
                    .orElseThrow()
                    .getString("outcome"));
        }
        return outcomes;
    }

    private List<String> modes(String path) throws IOException {
        return requests(path).stream().map(one -> one.getString("mode")).toList();
    }

    private List<JsonObject> requests(String path) throws IOException {
        return new AdminApi(root)
                .get(path).getJsonArray("requests").stream()
                        .map(JsonValue::asJsonObject)
                        .toList();
    }

    private static JsonObject named(JsonObject of, String list, String field, String name) {
        return of.getJsonArray(list).stream()
                .map(JsonValue::asJsonObject)
                .filter(one -> one.getString(field).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int number(OneCSession session) throws IOException {
        return new AdminApi(root)
                .get("exchanges?sessionKey=" + SessionKey.of(session))
                .getJsonArray("exchanges")
                .getJsonObject(0)
                .getInt("id");
    }

    private OneCClient client() {
        return OneCClient.catalog(root.resolve("exchange"), "1c", "1c");
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }
}
