package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.orders.GivenOrders;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.ShopApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCFile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server does what openapi.yaml says of it: every path, what it answers, and every field of that. */
@ArquillianTest
class OpenApiIT {

    private static final Map<String, String> SCHEMAS = Map.of(
            "PRODUCT", "Product",
            "OFFER", "Offer",
            "GROUP", "Group",
            "PROPERTY", "Property",
            "PRICE_TYPE", "PriceType",
            "WAREHOUSE", "Warehouse",
            "UNIT", "Unit",
            "CATEGORY", "Category",
            "FILE", "Image",
            "ORDER", "OrderStatus");

    private final OpenApiDocument document = new OpenApiDocument();

    @ArquillianResource
    private URI root;

    OpenApiIT() throws IOException {}

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.shop.shop.url", "http://127.0.0.1:9/hook",
                "seans.shop.shop.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "seans.orders.prefix.shop", "A-"));
    }

    @BeforeEach
    void thereIsOneOfEverything() throws Exception {
        Export export = new Export(root);
        OneCFile picture = Pictures.jpeg("import_files/ha/hammer_1.jpg", "1");
        export.upload(picture, Pictures.document("import.xml", "ball", picture.name()));
        export.uploadWorkshop();
        assertThat(new ShopApi(root).put(GivenOrders.order("OA7"), 1).status()).isIn(200, 201);
    }

    @Test
    void what_is_read_is_as_it_is_described() throws Exception {
        for (Map.Entry<String, String> read : reads().entrySet()) {
            RawResponse answer = new AdminApi(root).ask(read.getValue());
            assertThat(answer.status()).as(read + ": " + answer.text()).isEqualTo(200);
            document.check(read.getKey(), answer);
        }
        assertThat(document.unchecked().stream()
                        .filter(operation -> operation.startsWith("GET "))
                        .toList())
                .as("a stream has no end, and those that need an upstream are compared elsewhere")
                .containsExactly("GET /api/events", "GET /api/upstreams/{name}", "GET /api/upstreams/{name}/cookies");
    }

    private Map<String, String> reads() throws IOException {
        AdminApi admin = new AdminApi(root);
        long exchange = admin.get("exchanges")
                .getJsonArray("exchanges")
                .getJsonObject(0)
                .getInt("id");
        long imports =
                admin.get("imports").getJsonArray("imports").getJsonObject(0).getInt("id");
        Map<String, String> reads = new TreeMap<>();
        document.operations().stream()
                .filter(operation -> operation.startsWith("GET ") && !operation.contains("{"))
                .forEach(operation -> reads.put(operation, operation.substring("GET /api/".length())));
        reads.remove("GET /api/events");
        reads.put("GET /api/exchanges/{id}", "exchanges/" + exchange);
        reads.put("GET /api/exchanges/{id}/requests", "exchanges/" + exchange + "/requests");
        reads.put("GET /api/imports/{id}", "imports/" + imports);
        reads.put(
                "GET /api/imports/{id}/excerpt", "imports/" + imports + "/excerpt?line=1&file=" + firstFileOf(imports));
        reads.put("GET /api/history", "history?source=1c&product=hammer");
        reads.put("GET /api/orders/{number}", "orders/A-OA7");
        reads.put("GET /api/orders/{number}/history", "orders/A-OA7/history");
        reads.put("GET /api/files/{source}/{path}", "files/1c/import_files/ha/hammer_1.jpg");
        for (String kind : List.of(
                "products/hammer?expand=offers",
                "offers/hammer%23short",
                "groups/hammers",
                "properties/handle",
                "price-types/retail",
                "warehouses/main",
                "units/796")) {
            reads.put("GET /api/catalog/" + kind.replaceAll("/.*", "") + "/{id}", "catalog/" + kind);
        }
        export(new OneCFile("import.xml", CATEGORY.getBytes(StandardCharsets.UTF_8)));
        reads.put("GET /api/catalog/categories/{id}", "catalog/categories/tools");
        return reads;
    }

    private String firstFileOf(long imports) throws IOException {
        return new AdminApi(root)
                .get("imports/" + imports)
                .getJsonArray("files")
                .getJsonObject(0)
                .getString("name");
    }

    private static final String CATEGORY = """
            <КоммерческаяИнформация ВерсияСхемы="2.09"><Классификатор><Ид>k</Ид><Наименование>К</Наименование><Категории><Категория>
            <Ид>tools</Ид><Наименование>Инструмент</Наименование><Свойства><Ид>handle</Ид></Свойства></Категория></Категории>
            </Классификатор></КоммерческаяИнформация>
            """;

    private void export(OneCFile file) throws IOException {
        new Export(root).upload(file);
    }

    @Test
    void records_in_the_feed_are_what_the_catalogue_tells_of_them() throws Exception {
        String lines = new ShopApi(root).ask("snapshot").text();

        List<JsonObject> changes = lines.lines()
                .map(OpenApiIT::parsed)
                .filter(line -> line.containsKey("kind"))
                .toList();
        assertThat(changes).extracting(change -> change.getString("kind")).contains("PRODUCT", "OFFER", "FILE", "UNIT");
        for (JsonObject change : changes) {
            document.check("Change", change.toString());
            document.check(
                    Objects.requireNonNull(SCHEMAS.get(change.getString("kind"))),
                    change.getJsonObject("record").toString());
        }
    }

    @Test
    void who_may_not_is_told_as_it_is_described() throws Exception {
        for (String operation : document.operations()) {
            String[] parts = operation.split(" ", 2);
            String path = parts[1].replace("{source}", "1c")
                    .replace("{path}", "a.jpg")
                    .replaceAll("\\{\\w+}", "1");
            RawResponse nobody = new RawHttp(root).send(RawRequest.of(parts[0], root.getPath() + path.substring(1)));
            RawResponse wrong = new RawHttp(root)
                    .send(RawRequest.of(parts[0], root.getPath() + path.substring(1))
                            .header("Authorization", Basic.of("1c", "1c")));
            boolean isOpen = path.startsWith("/api/health");
            assertThat(nobody.status()).as(operation).isEqualTo(isOpen ? 200 : 401);
            assertThat(wrong.status()).as(operation).isEqualTo(isOpen ? 200 : 403);
            document.check(operation, nobody);
            document.check(operation, wrong);
        }
        assertThat(document.unchecked()).isEmpty();
    }

    @Test
    void what_is_done_is_answered_as_it_is_described() throws Exception {
        AdminApi admin = new AdminApi(root);
        long imports =
                admin.get("imports").getJsonArray("imports").getJsonObject(0).getInt("id");
        long exchange = admin.get("exchanges")
                .getJsonArray("exchanges")
                .getJsonObject(0)
                .getInt("id");

        document.check("PUT /api/orders/{number}", new ShopApi(root).put(GivenOrders.order("OA8"), 1));
        document.check("POST /api/orders/{number}/cancel", cancel("OA8"));
        document.check("POST /api/orders/{number}/release", admin.post("orders/A-OA8/release"));
        document.check("POST /api/webhooks/{shop}/retry", admin.post("webhooks/shop/retry"));
        document.check("POST /api/webhooks/{shop}/retry", admin.post("webhooks/other/retry"));
        document.check("POST /api/sessions/{id}/release", admin.post("sessions/" + session(admin) + "/release"));
        document.check("POST /api/sessions/{id}/end", admin.post("sessions/" + session(admin) + "/end"));
        document.check("POST /api/sessions/{id}/end", admin.post("sessions/999999999/end"));
        document.check("POST /api/imports/{id}/retry", admin.post("imports/" + imports + "/retry"));
        document.check("POST /api/imports/{id}/cancel", admin.post("imports/" + imports + "/cancel"));
        document.check("POST /api/exchanges/{id}/retry", admin.post("exchanges/" + exchange + "/retry"));
        document.check(
                "POST /api/check",
                new RawHttp(root)
                        .send(RawRequest.post(
                                        root.getPath() + "api/check?source=1c",
                                        CATEGORY.getBytes(StandardCharsets.UTF_8))
                                .header("Content-Type", "application/xml")
                                .header("Authorization", Basic.of("admin", "admin"))));
        for (String action : List.of("start", "stop", "refresh")) {
            document.check("POST /api/upstreams/{name}/" + action, admin.post("upstreams/none/" + action));
        }
    }

    private static int session(AdminApi admin) throws IOException {
        return admin.get("sessions?scope=exchange")
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getInt("id");
    }

    @Test
    void the_examples_are_what_they_are_examples_of() {
        assertThat(document.mistakenExamples()).isEmpty();
    }

    private RawResponse cancel(String number) throws IOException {
        return shop("POST", "orders/" + number + "/cancel", "{}");
    }

    private RawResponse shop(String method, String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new RawHttp(root)
                .send(RawRequest.of(method, root.getPath() + "api/" + path)
                        .body(bytes, bytes.length)
                        .header("Content-Type", "application/json")
                        .header("Authorization", Basic.of("shop", "shop")));
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
