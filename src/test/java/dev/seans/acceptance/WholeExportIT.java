package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.imports.GatedImportRunner;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports as newer clients send them: 3.1 in many files, with {@code deactivate} at the end. */
@ArquillianTest
class WholeExportIT {

    private static final Duration HOLD = Duration.ofSeconds(2);

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.import.hold", "2 s", "seans.exchange.language", "en"));
    }

    /** So that every test's export begins in a second of its own. */
    @BeforeEach
    void aNewSecond() {
        SteppedDatabaseClock.step(Duration.ofSeconds(2));
    }

    @AfterEach
    void openTheGate() {
        GatedImportRunner.open();
    }

    @Test
    void an_exchange_of_version_3_1_is_imported_file_by_file_to_its_end() throws Exception {
        OneCSession export = begin();
        assertThat(connection().mode("init&version=3.1", export).lines()).endsWith("version=3.1");
        List<String> files = List.of(
                "groups",
                "propertiesGoods",
                "propertiesOffers",
                "goods",
                "offers",
                "priceLists",
                "storages",
                "units",
                "prices",
                "rests");
        for (String file : files) {
            send(export, file + ".xml", resource(file));
        }

        assertThat(deactivate(export)).startsWith("success");
        assertThat(connection().mode("complete", export).text()).isEqualTo("success");

        List<JsonObject> imported = new AdminApi(root)
                .importOf(SessionKey.of(export))
                .getJsonArray("files")
                .getValuesAs(JsonObject.class);
        assertThat(imported)
                .hasSize(files.size())
                .allSatisfy(file -> assertThat(file.getBoolean("onlyChanges")).isTrue());
        JsonObject hammer = product("hammer");
        assertThat(hammer.getString("unit")).isEqualTo("Штука");
        assertThat(hammer.getBoolean("active")).isTrue();
        assertThat(hammer.getJsonObject("properties").getString("Рукоять")).isEqualTo("Ясень");
    }

    @Test
    void what_the_export_does_not_hold_is_hidden_and_comes_back_with_the_export_that_holds_it() throws Exception {
        Catalogue whole = Catalogue.of(10);
        Catalogue smaller = whole.first(8);
        export(whole);
        int products = hidden("inactiveProducts");
        int offers = hidden("inactiveOffers");

        SteppedDatabaseClock.step(Duration.ofSeconds(2));
        OneCSession next = export(smaller);
        assertThat(deactivate(next))
                .isEqualTo("success\nHidden because the export does not hold them: 2 products, 2 offers.");
        assertThat(deactivate(next))
                .isEqualTo("success\nHidden because the export does not hold them: 0 products, 0 offers.");

        assertThat(isActive(whole, 8)).isTrue();
        assertThat(isActive(whole, 9)).isFalse();
        assertThat(hidden("inactiveProducts") - products).isEqualTo(2);
        assertThat(hidden("inactiveOffers") - offers).isEqualTo(2);

        export(whole);
        assertThat(isActive(whole, 9)).isTrue();
        assertThat(hidden("inactiveProducts")).isEqualTo(products);
        assertThat(hidden("inactiveOffers")).isEqualTo(offers);
    }

    @Test
    void an_export_that_would_hide_too_much_hides_nothing() throws Exception {
        Catalogue whole = Catalogue.of(10);
        export(whole);

        SteppedDatabaseClock.step(Duration.ofSeconds(2));
        OneCSession half = export(whole.first(5));

        assertThat(deactivate(half))
                .isEqualTo("failure\nNothing was hidden: 5 of 10 products are missing in the export, more than"
                        + " seans.catalog.deactivate-limit = 30 % allows. Export everything, or raise the limit on the"
                        + " server.");
        assertThat(isActive(whole, 10)).isTrue();
    }

    @Test
    void a_failed_import_since_the_export_began_is_named_and_a_new_export_succeeds() throws Exception {
        Catalogue whole = Catalogue.of(4);
        OneCSession export = export(whole);
        connection()
                .file(
                        export,
                        "broken.xml",
                        "<?xml version=\"1.0\"?><КоммерческаяИнформация>".getBytes(StandardCharsets.UTF_8));
        assertThat(importAnswer(export, "broken.xml")).startsWith("failure");

        assertThat(deactivate(export))
                .isEqualTo(
                        "failure\nNothing was hidden: the import of the file broken.xml has failed since the exchange"
                                + " began. Repeat the whole export.");

        SteppedDatabaseClock.step(Duration.ofSeconds(2));
        assertThat(deactivate(export(whole))).startsWith("success");
    }

    @Test
    void it_waits_for_the_imports_of_its_source_and_is_held_meanwhile() throws Exception {
        OneCSession export = begin();
        GatedImportRunner.shut();
        byte[] goods = Catalogue.of(2).importFile("import.xml").content();
        connection().file(export, "import.xml", goods);
        assertThat(connection().importFile(export, "import.xml").lines()).startsWith("progress");

        long asked = System.nanoTime();
        assertThat(deactivate(export))
                .isEqualTo("progress\nWhat is missing will be hidden when the imports have ended: 1 to go.");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(HOLD.dividedBy(2));

        CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> deactivate(export));
        GatedImportRunner.open();
        assertThat(held.get(1, TimeUnit.MINUTES)).startsWith("progress");
        assertThat(await("the import has ended")
                        .until(() -> deactivate(export), answer -> !answer.startsWith("progress")))
                .startsWith("success");
    }

    @Test
    void it_does_not_wait_for_ever_for_what_is_stuck() throws Exception {
        OneCSession export = begin();
        GatedImportRunner.shut();
        byte[] goods = Catalogue.of(2).importFile("import.xml").content();
        connection().file(export, "stuck.xml", goods);
        assertThat(connection().importFile(export, "stuck.xml").lines()).startsWith("progress");

        SteppedDatabaseClock.step(Duration.ofHours(2).plusSeconds(1));

        assertThat(deactivate(export))
                .startsWith("failure\nNothing was hidden: the import of the file stuck.xml has failed");
    }

    @Test
    void a_timestamp_that_checkauth_has_not_told_hides_nothing() throws Exception {
        OneCSession session = begin();

        for (String timestamp : List.of("", "&timestamp=", "&timestamp=yesterday", "&timestamp=-1", "&timestamp=1e9")) {
            assertThat(connection().mode("deactivate" + timestamp, session).lines())
                    .as(timestamp)
                    .startsWith("failure")
                    .anySatisfy(line -> assertThat(line).contains("fifth line"));
        }
        assertThat(connection().mode("deactivate&timestamp=9999999999", session).lines())
                .startsWith("failure")
                .anySatisfy(line -> assertThat(line).contains("in the future"));
    }

    @Test
    void a_document_of_orders_is_read_as_one_also_among_goods() throws Exception {
        OneCSession export = begin();
        byte[] orders =
                "<КоммерческаяИнформация ВерсияСхемы=\"2.10\"><Документ><Ид>1</Ид></Документ></КоммерческаяИнформация>"
                        .getBytes(StandardCharsets.UTF_8);
        connection().file(export, "orders.xml", orders);

        assertThat(importAnswer(export, "orders.xml"))
                .isEqualTo("success\nThe file orders.xml is imported: 1 records, 0 of them unchanged; 1 were rejected,"
                        + " the server's log has the reasons.\n"
                        + "The document of order 1 changes nothing: the site has given no such order.");
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession begin() throws IOException {
        return connection().login();
    }

    private OneCSession export(Catalogue catalogue) throws IOException {
        OneCSession export = begin();
        for (OneCFile file : List.of(catalogue.importFile("import.xml"), catalogue.offersFile("offers.xml"))) {
            send(export, file.name(), file.content());
        }
        return export;
    }

    private void send(OneCSession export, String name, byte[] content) throws IOException {
        assertThat(connection().file(export, name, content).text()).isEqualTo("success");
        assertThat(importAnswer(export, name)).startsWith("success");
    }

    private String importAnswer(OneCSession export, String name) {
        return await("the import ends")
                .until(() -> connection().importFile(export, name).text(), answer -> !answer.startsWith("progress"));
    }

    private String deactivate(OneCSession export) {
        try {
            RawResponse answer = connection().mode("deactivate&" + export.timestamp(), export);
            return answer.text();
        } catch (IOException failed) {
            throw new AssertionError("deactivate was not answered", failed);
        }
    }

    private int hidden(String count) throws IOException {
        return new AdminApi(root).counts("1c").getInt(count);
    }

    private boolean isActive(Catalogue catalogue, int number) throws IOException {
        return product(catalogue.id() + "-" + number).getBoolean("active");
    }

    private JsonObject product(String id) throws IOException {
        return new AdminApi(root)
                .get("catalog/products?limit=1000").getJsonArray("products").getValuesAs(JsonObject.class).stream()
                        .filter(product -> product.getString("id").equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WholeExportIT.class.getResourceAsStream("/commerceml31/" + name + ".xml"))) {
            return file.readAllBytes();
        }
    }
}
