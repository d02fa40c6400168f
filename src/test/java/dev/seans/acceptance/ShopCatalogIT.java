package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seans.shop.GivenPictures;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.ShopApi;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCFile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop reads whole records. */
@ArquillianTest
class ShopCatalogIT {

    @ArquillianResource
    private URI root;

    private ShopApi shop;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(
                Map.of("seans.shop.shop.sources", "1c outlet", "seans.exchange.source.client", "outlet"));
    }

    @BeforeEach
    void thereAreGoods() throws IOException {
        shop = new ShopApi(root);
        new Export(root).uploadWorkshop();
    }

    @Test
    void a_product_comes_with_all_that_is_stored_and_with_its_offers() throws Exception {
        JsonObject hammer = json(shop.ask("catalog/products/hammer?expand=offers"));

        assertThat(hammer.getString("description")).isEqualTo("Для мастерской.<br>Не для камня.");
        assertThat(hammer.getJsonArray("requisites").getJsonObject(0).getString("name"))
                .isEqualTo("ТипНоменклатуры");
        assertThat(hammer.getJsonArray("propertyValues").getJsonObject(0))
                .isEqualTo(Json.createObjectBuilder()
                        .add("propertyId", "handle")
                        .add("property", "Рукоять")
                        .add("valueId", "ash")
                        .add("value", "Ясень")
                        .build());
        JsonObject offer = hammer.getJsonArray("offers").getJsonObject(0);
        assertThat(offer.getString("id")).isEqualTo("hammer#short");
        assertThat(offer.getJsonArray("prices").getJsonObject(0).getInt("amount"))
                .isEqualTo(1250);
        assertThat(offer.getJsonArray("stocks")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "products, hammer",
        "offers, hammer%23long",
        "groups, hammers",
        "properties, handle",
        "price-types, retail",
        "warehouses, main",
        "units, 796"
    })
    void every_kind_can_be_paged_through_and_each_record_asked_for_by_its_id(String kind, String id) throws Exception {
        JsonObject page = json(shop.ask("catalog/" + kind + "?limit=1"));
        assertThat(page.getJsonArray(kind)).hasSize(1);
        assertThat(page.getInt("next")).isPositive();

        JsonObject behind = json(shop.ask("catalog/" + kind + "?limit=1&after=" + page.getInt("next")));
        assertThat(behind.getJsonArray(kind)).doesNotContainAnyElementsOf(page.getJsonArray(kind));
        JsonObject found = json(shop.ask("catalog/" + kind + "?id=" + id));
        assertThat(found.getJsonArray(kind)).containsExactly(json(shop.ask("catalog/" + kind + "/" + id)));
        assertThat(found.isNull("next")).isTrue();
    }

    @Test
    void what_is_asked_for_again_comes_only_if_it_has_changed() throws Exception {
        RawResponse first = shop.ask("catalog/products?article=H-500");
        String tag = first.header("ETag").orElseThrow();

        RawResponse again = shop.ask("catalog/products?article=H-500", "If-None-Match", "\"other\", " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(shop.ask("catalog/products?name=K", "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void who_understands_gzip_gets_it() throws Exception {
        String plain = shop.ask("catalog/products").text();

        RawResponse packed = shop.ask("catalog/products", "Accept-Encoding", "br, gzip;q=0.5");

        assertThat(packed.header("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(plain.length() / 2);
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
        assertThat(shop.ask("catalog/products", "Accept-Encoding", "gzip;q=0").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_picture_comes_as_what_it_is_whole_or_in_part_and_not_again() throws Exception {
        OneCFile picture = Pictures.jpeg("import_files/ha/молоток.png", "0123456789");
        new Export(root).upload(picture, Pictures.document("import.xml", "ball", picture.name()));
        String path = "files/1c/import_files/ha/%D0%BC%D0%BE%D0%BB%D0%BE%D1%82%D0%BE%D0%BA.png";
        String tag = "\"" + Pictures.sha256(picture) + "\"";

        RawResponse whole = shop.ask(path);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(picture.content());
        assertThat(whole.header("Content-Type"))
                .as("it is told by its bytes, not by its name")
                .contains("image/jpeg");
        assertThat(whole.header("ETag")).contains(tag);
        assertThat(whole.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.header("Content-Disposition")).isEmpty();

        RawResponse part = shop.ask(path, "Range", "bytes=-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).contains("bytes 10-13/14");
        assertThat(part.text()).isEqualTo("6789");
        assertThat(shop.ask(path, "Range", "bytes=14-").status()).isEqualTo(416);

        assertThat(shop.ask(path, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(shop.ask(path + "?v=" + Pictures.sha256(picture)).header("Cache-Control"))
                .hasValueSatisfying(control -> assertThat(control).contains("immutable"));
        RawResponse head = shop.head(path);
        assertThat(head.header("Content-Length")).contains("14");
    }

    @Test
    void a_picture_comes_as_narrow_as_a_page_wants_it() throws Exception {
        OneCFile picture = new OneCFile("import_files/ha/wide.jpg", GivenPictures.jpeg(1000, 500));
        new Export(root).upload(picture, Pictures.document("import.xml", "ball", picture.name()));
        String path = "files/1c/" + picture.name();
        String sha256 = Pictures.sha256(picture);

        RawResponse narrow = shop.ask(path + "?w=350&v=" + sha256);
        assertThat(narrow.status()).isEqualTo(200);
        assertThat(GivenPictures.read(narrow.body()).getWidth()).isEqualTo(400);
        assertThat(narrow.header("Content-Type")).contains("image/jpeg");
        assertThat(narrow.header("ETag")).contains("\"" + sha256 + "-400-1\"");
        assertThat(narrow.header("Cache-Control"))
                .hasValueSatisfying(control -> assertThat(control).contains("immutable"));
        assertThat(shop.ask(path + "?w=400", "If-None-Match", "\"" + sha256 + "-400-1\"")
                        .status())
                .isEqualTo(304);

        RawResponse part = shop.ask(path + "?w=400", "Range", "bytes=0-2");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOf(narrow.body(), 3));
        assertThat(shop.head(path + "?w=400").header("Content-Length")).contains(String.valueOf(narrow.body().length));

        assertThat(shop.ask(path + "?w=1600").body()).as("it is no wider").isEqualTo(picture.content());
        assertThat(shop.ask(path + "?w=0").status()).isEqualTo(400);
        assertThat(shop.ask(path + "?w=wide").status()).isEqualTo(400);
    }

    @Test
    void a_path_is_read_as_it_was_encoded_over_http_2_too() throws Exception {
        OneCFile picture = Pictures.jpeg("import_files/ha/а;б.jpg", "x");
        new Export(root).upload(picture, Pictures.document("import.xml", "ball", picture.name()));
        String path = "api/files/1c/import_files/ha/%D0%B0%3B%D0%B1.jpg";

        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpClient client = HttpClient.newBuilder().version(version).build();
            for (int request = 0; request < 2; request++) {
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(root.resolve(path))
                                .header("Authorization", Basic.of("shop", "shop"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode())
                        .as("%s, request %d", version, request)
                        .isEqualTo(200);
                assertThat(answer.body()).isEqualTo(picture.content());
            }
        }
    }

    @Test
    void what_is_no_picture_is_to_be_saved_and_never_shown() throws Exception {
        OneCFile page = OneCFile.of("import_files/ha/page.jpg", "<html><script>alert(1)</script></html>");
        new Export(root).upload(page, Pictures.document("import.xml", "ball", page.name()));

        RawResponse answer = shop.ask("files/1c/" + page.name());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).contains("attachment; filename*=UTF-8''page.jpg");
    }

    @Test
    void nothing_but_what_1c_has_sent_is_given() throws Exception {
        for (String path : List.of(
                "files/1c/import_files/none.jpg",
                "files/1c/../1c/import.xml",
                "files/1c/%2e%2e/%2e%2e/session-secret",
                "files/1c/import.xml",
                "files/1c/",
                "files/1c")) {
            assertThat(shop.ask(path).status()).as(path).isIn(400, 403, 404);
        }
        assertThat(shop.ask("files/trade/import_files/1.jpg").status()).isEqualTo(403);
    }

    @Test
    void the_example_in_java_mirrors_a_source_and_then_what_has_changed(@TempDir Path folder) throws Exception {
        OneCFile picture = Pictures.jpeg("import_files/ha/mirror.jpg", "12");
        new Export(root).upload(picture, Pictures.document("import.xml", "ball", picture.name()));
        String[] arguments = {
            root.toString().replaceFirst("/$", ""),
            "shop",
            "shop",
            folder.resolve("mirror").toString(),
            "--once"
        };

        ExampleProgram.java(folder.resolve("log"), arguments);

        assertThat(folder.resolve("mirror/files/" + picture.name())).hasBinaryContent(picture.content());
        assertThat(folder.resolve("mirror/PRODUCT/ball.json")).content().contains("mirror.jpg");
        assertThat(folder.resolve("mirror/WAREHOUSE/main.json")).content().contains("Основной склад");

        OneCFile other = Pictures.jpeg("import_files/ha/other.jpg", "34");
        new Export(root).upload(other, Pictures.document("import.xml", "ball", other.name()));
        ExampleProgram.java(folder.resolve("log"), arguments);
        assertThat(folder.resolve("mirror/PRODUCT/ball.json")).content().contains("other.jpg");
        assertThat(folder.resolve("mirror/files/" + other.name())).hasBinaryContent(other.content());
    }

    @Test
    void the_example_in_python_tells_what_changes(@TempDir Path folder) throws Exception {
        assumeTrue(ExampleProgram.isPythonThere(), "there is no python3 here");
        String[] arguments = {
            root.toString().replaceFirst("/$", ""),
            "shop",
            "shop",
            folder.resolve("cursor").toString(),
            "--once"
        };

        assertThat(ExampleProgram.python(folder.resolve("log"), arguments)).contains("PRODUCT hammer Молоток");
        assertThat(ExampleProgram.python(folder.resolve("log"), arguments)).isEmpty();
    }

    @Test
    void a_shop_sees_its_sources_and_no_other_while_an_operator_sees_all() throws Exception {
        assertThat(shop.ask("catalog/products?source=trade").status()).isEqualTo(403);
        assertThat(shop.ask("catalog/counts?source=trade").status()).isEqualTo(403);
        assertThat(json(shop.ask("catalog/products?source=outlet")).getJsonArray("products"))
                .isEmpty();
        assertThat(new AdminApi(root).ask("catalog/products?source=trade").status())
                .isEqualTo(200);
        assertThat(new AdminApi(root).get("catalog/products").getJsonArray("products"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void what_cannot_be_is_told() throws Exception {
        Map<String, Integer> statuses = Map.of(
                "catalog/nothing", 404,
                "catalog/products/unknown", 404,
                "catalog/products?updatedSince=today", 400,
                "catalog/products?active=1", 400,
                "catalog/groups?article=1", 400,
                "catalog/offers?expand=offers", 400,
                "catalog/products?expand=all", 400,
                "catalog/products?limit=1001", 400);
        for (Map.Entry<String, Integer> asked : statuses.entrySet()) {
            assertThat(shop.ask(asked.getKey()).status()).as(asked.getKey()).isEqualTo(asked.getValue());
        }
        assertThat(List.of(
                        shop.send("POST", "catalog/products").status(),
                        shop.send("DELETE", "changes").status()))
                .containsOnly(405);
    }

    private static JsonObject json(RawResponse answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
