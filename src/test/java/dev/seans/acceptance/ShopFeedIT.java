package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.orders.GivenOrders;
import dev.seans.shop.HookPort;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.ShopApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCSession;
import dev.seans.testkit.onec.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop follows what changes in its 1C. */
@ArquillianTest
class ShopFeedIT {

    private static final HookPort HOOK = new HookPort();

    private final Catalogue catalogue = Catalogue.of(3);

    /** Where everything from before is read. */
    private String next = "0";

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.orders.prefix.shop",
                "F-",
                "seans.shop.shop.url",
                HOOK.url(),
                "seans.shop.shop.secret",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    private Export export;

    @BeforeEach
    void readWhatIsThere() throws Exception {
        export = new Export(root);
        export.connection("catalog").login();
        JsonObject page;
        do {
            page = page("&body=none&limit=1000");
        } while (page.getBoolean("more"));
    }

    @Test
    void a_shop_gets_each_record_once_and_then_only_what_has_changed() throws Exception {
        export.upload(catalogue.importFile("import0_1.xml"), catalogue.offersFile("offers0_1.xml"));

        List<JsonObject> changes = changes();
        assertThat(changes)
                .extracting(change -> change.getString("kind"))
                .containsExactlyInAnyOrder(
                        "GROUP", "PRODUCT", "PRODUCT", "PRODUCT", "PRICE_TYPE", "OFFER", "OFFER", "OFFER");
        JsonObject offer = changes.get(changes.size() - 1);
        assertThat(offer.getString("id")).isEqualTo(catalogue.id() + "-3");
        assertThat(offer.getJsonObject("record")
                        .getJsonArray("prices")
                        .getJsonObject(0)
                        .getJsonNumber("amount")
                        .toString())
                .isEqualTo("103.5");
        assertThat(changes()).isEmpty();

        export.upload(
                OneCFile.of(
                        "import0_1.xml",
                        new String(catalogue.importFile("import0_1.xml").content(), StandardCharsets.UTF_8)
                                .replace("Ботинки 2", "Сапоги 2")),
                catalogue.offersFile("offers0_1.xml"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.getString("id")).isEqualTo(catalogue.id() + "-2");
            assertThat(change.getJsonObject("record").getString("name")).isEqualTo("Сапоги 2");
        });
    }

    @Test
    void a_picture_is_told_when_it_comes_and_when_it_changes_and_not_when_it_comes_again() throws Exception {
        OneCFile picture = Pictures.jpeg("import_files/feed/ball.jpg", "1");
        OneCFile document = Pictures.document("import.xml", "feed-ball", picture.name());
        export.upload(picture, document);
        assertThat(changes())
                .extracting(change -> change.getString("kind") + " " + change.getString("id"))
                .containsExactlyInAnyOrder("FILE " + picture.name(), "PRODUCT feed-ball");

        export.upload(picture, document);
        assertThat(changes()).isEmpty();

        OneCFile newer = Pictures.jpeg(picture.name(), "22");
        export.upload(newer, document);
        assertThat(changes())
                .singleElement()
                .satisfies(change -> assertThat(change.getJsonObject("record").getString("sha256"))
                        .isEqualTo(Pictures.sha256(newer)));
    }

    @Test
    void what_an_export_holds_no_more_is_told_as_hidden_and_again_when_it_is_back() throws Exception {
        Catalogue four = Catalogue.of(4);
        Catalogue three = four.first(3);
        export.upload(four.importFile("import0_1.xml"), four.offersFile("offers0_1.xml"));
        SteppedDatabaseClock.step(Duration.ofSeconds(10));
        OneCSession session = export.connection("catalog").login();
        export.upload(session, three.importFile("import0_1.xml"), three.offersFile("offers0_1.xml"));
        var unused = changes();

        assertThat(export.connection("catalog")
                        .mode("deactivate&" + session.timestamp(), session)
                        .text())
                .startsWith("success");
        assertThat(changes())
                .extracting(change ->
                        change.getString("kind") + " " + change.getString("id") + " " + change.getBoolean("active"))
                .containsExactlyInAnyOrder("PRODUCT " + four.id() + "-4 false", "OFFER " + four.id() + "-4 false");

        export.upload(four.importFile("import0_1.xml"), four.offersFile("offers0_1.xml"));
        assertThat(changes())
                .extracting(change ->
                        change.getString("kind") + " " + change.getString("id") + " " + change.getBoolean("active"))
                .containsExactlyInAnyOrder("PRODUCT " + four.id() + "-4 true", "OFFER " + four.id() + "-4 true");
    }

    @Test
    void what_1c_says_of_an_order_reaches_its_shop() throws Exception {
        new ShopApi(root).put(GivenOrders.order("7"), 1);
        sendBack("F-7");

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.getString("kind")).isEqualTo("ORDER");
            assertThat(change.getString("id")).isEqualTo("7");
            assertThat(change.getJsonObject("record").getString("stateIn1C")).isEqualTo("SEEN");
        });
    }

    @Test
    void what_1c_says_of_another_shops_order_is_not_told() throws Exception {
        new ShopApi(root).put(GivenOrders.order("8"), 1);
        try (Connection connection = DueJobs.dataSource().getConnection()) {
            connection.createStatement().executeUpdate("UPDATE seans_order SET shop = 'bikes' WHERE shop_number = '8'");
        }
        String before = next;
        sendBack("F-8");

        assertThat(changes()).isEmpty();
        assertThat(new AdminApi(root)
                        .get("changes?source=1c&after=" + before)
                        .getJsonArray("changes")
                        .getValuesAs(JsonObject.class))
                .as("to an operator it is")
                .extracting(change -> change.getString("kind") + " " + change.getString("id"))
                .containsExactly("ORDER 8");
    }

    @Test
    void a_product_that_1c_marks_as_deleted_is_told_as_that_and_when_the_mark_is_gone() throws Exception {
        export.upload(catalogue.importFile("import0_1.xml"));
        var unused = changes();

        export.upload(catalogue.with(2, Product::withDeletionMark).importFile("import0_1.xml"));
        assertThat(changes())
                .extracting(change -> change.getString("id") + " " + change.getBoolean("deleted"))
                .containsExactly(catalogue.product(2).id() + " true");

        export.upload(catalogue.importFile("import0_1.xml"));
        assertThat(changes())
                .extracting(change -> change.getString("id") + " " + change.getBoolean("deleted"))
                .containsExactly(catalogue.product(2).id() + " false");
    }

    @Test
    void a_shop_that_waits_hears_at_once_of_what_it_is_told_of() throws Exception {
        ShopApi shop = new ShopApi(root);
        CompletableFuture<RawResponse> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return shop.ask("changes?source=1c&wait=30s&after=" + next);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });

        export.upload(catalogue.importFile("import0_1.xml"));

        assertThat(waiting.get(25, TimeUnit.SECONDS).text())
                .contains(catalogue.id().toString());
        var unused = page("&limit=1000");
        assertThat(page("&wait=300ms").getJsonArray("changes")).isEmpty();
    }

    @Test
    void a_shop_with_a_webhook_is_told_that_there_is_something_and_its_operator_how_far() throws Exception {
        HOOK.answers(503);
        SteppedDatabaseClock.step(Duration.ofMinutes(1));
        export.upload(catalogue.importFile("import0_1.xml"));
        AdminApi admin = new AdminApi(root);
        await("it cannot be told").until(() -> webhook(admin).getInt("attempts") > 0);
        assertThat(webhook(admin).getString("lastError")).isEqualTo("it answered 503");

        HOOK.answers(200);
        assertThat(admin.post("webhooks/shop/retry").status()).isEqualTo(200);

        await("it is told").until(() -> webhook(admin).getString("state"), "TOLD"::equals);
        assertThat(HOOK.told().get(HOOK.told().size() - 1).body())
                .contains(webhook(admin).getString("told"));
        assertThat(new ShopApi(root).ask("webhooks").text()).contains("\"shop\":\"shop\"");
    }

    @Test
    void a_snapshot_is_everything_in_lines_and_its_last_line_says_where_to_go_on() throws Exception {
        OneCFile picture = Pictures.jpeg("import_files/feed/snap.jpg", "1");
        export.upload(picture, Pictures.document("import.xml", "feed-snap", picture.name()));
        export.upload(catalogue.importFile("import0_1.xml"), catalogue.offersFile("offers0_1.xml"));

        RawResponse answer = new ShopApi(root).ask("snapshot?source=1c");

        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        List<JsonObject> lines = answer.text().lines().map(ShopFeedIT::parsed).toList();
        JsonObject last = lines.get(lines.size() - 1);
        assertThat(last.getInt("records")).isEqualTo(lines.size() - 1);
        List<JsonObject> records = lines.subList(0, lines.size() - 1);
        next = "0";
        List<JsonValue> fed = new ArrayList<>();
        JsonObject page;
        do {
            page = page("&limit=1000");
            fed.addAll(page.getJsonArray("changes"));
        } while (page.getBoolean("more"));
        assertThat(fed)
                .as("the same as who follows the feed from its beginning")
                .containsExactlyElementsOf(records);
        next = last.getString("next");
        assertThat(changes()).isEmpty();
        assertThat(new ShopApi(root).ask("snapshot?source=another").status()).isEqualTo(403);
    }

    @Test
    void who_may_not_read_or_asks_wrongly_is_told_so() throws Exception {
        ShopApi shop = new ShopApi(root);

        assertThat(shop.ask("changes?after=x").status()).isEqualTo(400);
        assertThat(shop.ask("changes?body=all").status()).isEqualTo(400);
        assertThat(shop.ask("changes?wait=61s").status()).isEqualTo(400);
        assertThat(shop.ask("changes?wait=20").status()).isEqualTo(400);
        assertThat(shop.ask("changes?wait=0&limit=1").status()).isEqualTo(200);
        assertThat(shop.ask("changes?source=another").status()).isEqualTo(403);
        assertThat(shop.ask("changes?after=abc.1.0.0").status()).isEqualTo(410);
        assertThat(new AdminApi(root).ask("changes?source=another").status()).isEqualTo(404);
        assertThat(new AdminApi(root).ask("changes?source=1c&limit=1").status()).isEqualTo(200);
        assertThat(new RawHttp(root)
                        .send(RawRequest.get(root.getPath() + "api/changes"))
                        .status())
                .isEqualTo(401);
        assertThat(shop.ask("imports").status())
                .as("what is the operator's stays the operator's")
                .isEqualTo(403);
    }

    private void sendBack(String number) throws IOException {
        OneCConnection orders = export.connection("sale");
        OneCSession session = orders.login();
        String name = number + ".xml";
        byte[] document =
                "<КоммерческаяИнформация><Документ><Номер>%s</Номер><Сумма>1</Сумма></Документ></КоммерческаяИнформация>"
                        .formatted(number)
                        .getBytes(StandardCharsets.UTF_8);
        orders.file(session, name, document);
        await("it is imported")
                .until(() -> orders.importFile(session, name).text(), text -> text.startsWith("success"));
    }

    private List<JsonObject> changes() throws IOException {
        return page("").getJsonArray("changes").getValuesAs(JsonObject.class);
    }

    private static JsonObject webhook(AdminApi admin) throws IOException {
        return admin.get("webhooks").getJsonArray("webhooks").getJsonObject(0);
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private JsonObject page(String parameters) throws IOException {
        RawResponse answer = new ShopApi(root).ask("changes?source=1c&after=" + next + parameters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonObject page = parsed(answer.text());
        next = page.getString("next");
        return page;
    }
}
