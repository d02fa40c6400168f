package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.orders.BadOrder;
import dev.seans.orders.GivenOrders;
import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop puts its orders, 1C fetches and confirms them, an operator sees both. */
@ArquillianTest
class ShopOrdersIT {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String number = "T" + NUMBERS.incrementAndGet();

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of(
                "seans.orders.prefix.shop",
                "S-",
                "seans.orders.currencies",
                "RUB = руб",
                "seans.orders.statuses",
                "N = Принят; F = Выполнен",
                "seans.orders.deliveries",
                "2 = Курьер"));
    }

    @Test
    void an_order_reaches_1c_once_and_a_change_reaches_it_again() throws Exception {
        assertThat(put(1, "first").status()).isEqualTo(201);
        OneCSession session = login();

        RawResponse document = orders().mode("query", session);
        assertThat(document.header("Content-Type").orElse(""))
                .isEqualToIgnoringCase("application/xml; charset=windows-1251");
        assertThat(new String(document.body(), WINDOWS_1251))
                .contains(
                        "<Номер>S-" + number + "</Номер>", "<Валюта>руб</Валюта>", "<Комментарий>first</Комментарий>");
        assertThat(state()).isEqualTo("OFFERED");
        assertThat(orders().mode("success", session).text()).startsWith("success\nПередано заказов: ");
        assertThat(orders().mode("success", session).text()).isEqualTo("success");
        assertThat(state()).isEqualTo("CONFIRMED");
        assertThat(queried(login())).doesNotContain("S-" + number + "<");

        assertThat(put(2, "second").status()).isEqualTo(200);
        assertThat(queried(login())).contains("S-" + number + "<", "<Комментарий>second</Комментарий>");
    }

    @Test
    void the_history_says_what_happened_and_to_whom() throws Exception {
        put(1, "first");
        OneCSession session = login();
        orders().mode("query", session);
        orders().mode("success", session);
        ask("POST", "orders/" + number + "/cancel", "{\"reason\": \"передумал\"}");

        var history = object(ask("GET", "orders/" + number + "/history", "")).getJsonArray("history");

        assertThat(history.getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("event"))
                .containsExactly("PUT", "OFFERED", "CONFIRMED", "CANCELLED");
        assertThat(history.getJsonObject(0).getString("by")).isEqualTo("shop");
        assertThat(history.getJsonObject(1).getString("session")).hasSize(12);
        assertThat(history.getJsonObject(3).getString("detail")).isEqualTo("передумал");
        assertThat(new AdminApi(root).get("orders/S-" + number + "/history").getJsonArray("history"))
                .isEqualTo(history);
        assertThat(queried(login())).contains("<Значение>передумал</Значение>");
    }

    @Test
    void the_same_again_is_200_and_what_is_older_or_other_is_refused_with_the_newest() throws Exception {
        put(3, "first");

        assertThat(put(3, "first").status()).isEqualTo(200);
        RawResponse older = put(2, "older");
        assertThat(older.status()).isEqualTo(409);
        assertThat(object(older).getString("error")).isEqualTo("version 3 was put before");
        assertThat(object(older).getJsonObject("newest").getJsonObject("order").getString("comment"))
                .isEqualTo("first");
        assertThat(put(3, "other").status()).isEqualTo(409);
        assertThat(keyed("a", "keyed").status()).isEqualTo(200);
        assertThat(keyed("b", "newer").status()).isEqualTo(200);
        assertThat(object(keyed("a", "keyed")).getJsonObject("order").getString("comment"))
                .isEqualTo("newer");
        assertThat(keyed("a", "other").status()).isEqualTo(422);
    }

    @Test
    void an_order_without_a_version_and_a_key_is_refused() throws Exception {
        RawResponse answer = ask("PUT", "orders/" + number, GivenOrders.full().toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(object(answer).getString("error"))
                .startsWith("give the order a version, a number that grows with each change");
    }

    @ParameterizedTest
    @MethodSource("dev.seans.orders.BadOrder#all")
    void an_order_that_1c_could_not_take_is_refused_where_it_stands(BadOrder bad) throws Exception {
        JsonObject order =
                Json.createObjectBuilder(bad.json()).add("version", 1).build();

        // UTF-8 has no half of a pair, but an escape of JSON has.
        RawResponse answer = ask("PUT", "orders/" + number, order.toString().replace("\uD83D", "\\uD83D"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(object(answer))
                .isEqualTo(Json.createObjectBuilder()
                        .add("error", "1C could not take this order: problems says why, and nothing was kept")
                        .add(
                                "problems",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("pointer", bad.pointer())
                                                .add("message", bad.message())))
                        .build());
        assertThat(ask("GET", "orders/" + number, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT    | orders/1234567890 | admin | 405
                    PUT    | orders            | shop  | 405
                    PUT    | orders/1/history  | shop  | 405
                    DELETE | orders/1          | shop  | 405
                    POST   | orders/1/release  | shop  | 405
                    POST   | orders/1/cancel   | admin | 405
                    POST   | orders/1/cancel   | shop  | 404
                    POST   | orders/1/release  | admin | 404
                    GET    | orders/1          | shop  | 404
                    GET    | orders/1/history  | admin | 404
                    GET    | orders/1/2/3      | shop  | 404
                    GET    | orders?state=NEW  | shop  | 400
                    GET    | orders?limit=0    | shop  | 400
                    GET    | orders            | 1c    | 403
                    PUT    | orders/1          | 1c    | 403
                    GET    | orders            | guest | 403
                    """)
    void others_and_other_requests_are_refused(String method, String path, String user, int status) throws Exception {
        assertThat(ask(method, path, GivenOrders.full().toString(), user).status())
                .isEqualTo(status);
    }

    @Test
    void bodies_that_are_no_orders_are_refused() throws Exception {
        assertThat(ask("PUT", "orders/" + number, "[]").status()).isEqualTo(400);
        assertThat(ask("PUT", "orders/" + number, "x".repeat((1 << 20) + 1)).status())
                .isEqualTo(413);
        RawRequest form = request("PUT", "orders/" + number, "a=b", "shop").header("Content-Type", "text/plain");
        assertThat(new RawHttp(root).send(form).status()).isEqualTo(415);
        RawRequest foreign = request("PUT", "orders/" + number, "{}", "shop")
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example");
        assertThat(new RawHttp(root).send(foreign).status()).isEqualTo(403);
        assertThat(ask("GET", "orders/" + number, "").status()).isEqualTo(404);
    }

    @Test
    void orders_are_listed_by_state_page_by_page() throws Exception {
        put(1, "listed");

        JsonObject page = object(ask("GET", "orders?state=PENDING&limit=1", ""));
        assertThat(page.getJsonArray("orders")).hasSize(1);
        assertThat(page.getJsonArray("orders").getJsonObject(0)).doesNotContainKey("order");
        List<String> all = new AdminApi(root)
                        .get("orders?state=PENDING&source=1c&limit=1000")
                        .getJsonArray("orders")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(order -> order.getString("numberIn1C"))
                        .toList();
        assertThat(all).contains("S-" + number);
        assertThat(object(ask("GET", "orders?state=QUARANTINED", "")).getJsonArray("orders"))
                .isEmpty();
    }

    @Test
    void who_asks_for_containers_gets_them_page_by_page() throws Exception {
        put(1, "contained");
        OneCSession session = login();

        assertThat(orders().mode("init&version=3.1", session).text()).endsWith("version=3.1");
        assertThat(queried(session)).contains("ВерсияСхемы=\"3.1\"", "<Контейнер>");
        String last = queried(session);
        assertThat(last).doesNotContain("<Документ>");
        assertThat(orders().mode("success", session).text()).startsWith("success");
        assertThat(state()).isEqualTo("CONFIRMED");
    }

    @Test
    void what_1c_sends_back_stands_beside_the_order_and_does_not_go_back_to_it() throws Exception {
        put(1, "first");
        OneCSession session = login();
        orders().mode("query", session);
        orders().mode("success", session);
        OneCSession upload = login();
        byte[] document = """
                <КоммерческаяИнформация ВерсияСхемы="2.07"><Документ><Ид>1f0a1dd2-1e20-11f1-9c55-00155d010205</Ид>\
                <Номер>S-%s</Номер><ХозОперация>Заказ товара</ХозОперация><Сумма>4090</Сумма><ЗначенияРеквизитов>\
                <ЗначениеРеквизита><Наименование>Номер по 1С</Наименование><Значение>КД-319</Значение></ЗначениеРеквизита>\
                <ЗначениеРеквизита><Наименование>Номер оплаты по 1С</Наименование><Значение>КД-77</Значение></ЗначениеРеквизита>\
                </ЗначенияРеквизитов></Документ></КоммерческаяИнформация>""".formatted(number).getBytes(StandardCharsets.UTF_8);

        assertThat(orders().file(upload, "orders-1.xml", document).text()).isEqualTo("success");
        assertThat(imported(upload, "orders-1.xml"))
                .isEqualTo("success\nФайл orders-1.xml загружен: записей 2, из них без изменений 0.");

        JsonObject order = object(ask("GET", "orders/" + number, ""));
        assertThat(order.getString("numberOf1C")).isEqualTo("КД-319");
        assertThat(order.getString("state")).isEqualTo("CONFIRMED");
        assertThat(order.getJsonObject("order").getString("comment")).isEqualTo("first");
        assertThat(order.getString("stateIn1C")).isEqualTo("PAID");
        assertThat(order.getBoolean("sumDiffersIn1C")).isTrue();
        assertThat(order.getJsonArray("returned").getValuesAs(JsonObject.class))
                .extracting(returned -> returned.getString("operation") + " "
                        + returned.getJsonObject("document").getString("numberOf1C"))
                .containsExactly("ORDER КД-319", "PAYMENT КД-77");
        assertThat(queried(login())).doesNotContain("S-" + number + "<");
        assertThat(orders().file(upload, "orders-2.xml", document).text()).isEqualTo("success");
        assertThat(imported(upload, "orders-2.xml"))
                .as("the same again under another name")
                .isEqualTo("success\nФайл orders-2.xml загружен: записей 2, из них без изменений 2.");
        assertThat(object(ask("GET", "orders/" + number + "/history", ""))
                        .getJsonArray("history")
                        .getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("event"))
                .containsExactly("PUT", "OFFERED", "CONFIRMED", "SEEN", "PAID");
    }

    private String imported(OneCSession session, String name) {
        return await("the import of " + name + " ends")
                .until(() -> orders().importFile(session, name).text(), text -> !text.startsWith("progress"));
    }

    @Test
    void who_listens_is_told_as_soon_as_there_is_an_order() throws Exception {
        OneCSession session = login();
        while (queried(session).contains("<Документ>")) {
            orders().mode("success", session);
        }

        CompletableFuture<RawResponse> answer = CompletableFuture.supplyAsync(() -> listened(session));
        await("it is held").during(Duration.ofMillis(1500)).until(() -> !answer.isDone());
        put(1, "waited for");

        assertThat(answer.get(30, TimeUnit.SECONDS).text()).isEqualTo("success");
        assertThat(queried(session)).contains("<Комментарий>waited for</Комментарий>");
    }

    private RawResponse listened(OneCSession session) {
        try {
            return new OneCConnection(root.resolve("exchange"), "listen", "1c", "1c", OneCOptions.USUAL)
                    .mode("", session);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_change_that_was_put_before_a_cancel_and_comes_later_is_refused() throws Exception {
        put(1, "first");
        RawResponse cancelled =
                ask("POST", "orders/" + number + "/cancel", "{\"reason\": \"передумал\", \"version\": 3}");

        assertThat(cancelled.status()).isEqualTo(200);
        RawResponse late = put(2, "late");
        assertThat(late.status()).isEqualTo(409);
        assertThat(object(late).getJsonObject("newest").getInt("version")).isEqualTo(3);
        assertThat(ask("POST", "orders/" + number + "/cancel", "{\"version\": 2}")
                        .status())
                .isEqualTo(409);
        assertThat(ask("POST", "orders/" + number + "/cancel", "{\"version\": 0}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_directory_is_that_of_the_settings() throws Exception {
        assertThat(new String(orders().mode("info", login()).body(), WINDOWS_1251))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<Справочник><" + "C" + "татусы>"
                        + "<Элемент><Ид>N</Ид><Название>Принят</Название></Элемент>"
                        + "<Элемент><Ид>F</Ид><Название>Выполнен</Название></Элемент></" + "C" + "татусы>"
                        + "<ПлатежныеСистемы></ПлатежныеСистемы>"
                        + "<СлужбыДоставки><Элемент><Ид>2</Ид><Название>Курьер</Название></Элемент></СлужбыДоставки>"
                        + "</Справочник>");
    }

    private OneCSession login() throws IOException {
        return orders().login();
    }

    private String queried(OneCSession session) throws IOException {
        return new String(orders().mode("query", session).body(), WINDOWS_1251);
    }

    private OneCConnection orders() {
        return new OneCConnection(root.resolve("exchange"), "sale", "1c", "1c", OneCOptions.USUAL);
    }

    private String state() throws IOException {
        return object(ask("GET", "orders/" + number, "")).getString("state");
    }

    private RawResponse put(int version, String comment) throws IOException {
        return ask(
                "PUT",
                "orders/" + number,
                body(comment).add("version", version).build().toString());
    }

    private RawResponse keyed(String key, String comment) throws IOException {
        return new RawHttp(root)
                .send(request("PUT", "orders/" + number, body(comment).build().toString(), "shop")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key));
    }

    private static JsonObjectBuilder body(String comment) {
        return Json.createObjectBuilder(GivenOrders.full()).remove("cancelled").add("comment", comment);
    }

    private RawResponse ask(String method, String path, String body) throws IOException {
        return ask(method, path, body, "shop");
    }

    private RawResponse ask(String method, String path, String body, String user) throws IOException {
        return new RawHttp(root).send(request(method, path, body, user).header("Content-Type", "application/json"));
    }

    private RawRequest request(String method, String path, String body, String user) {
        RawRequest request =
                RawRequest.of(method, root.getPath() + "api/" + path).header("Authorization", Basic.of(user, user));
        return method.equals("GET") || method.equals("DELETE")
                ? request
                : request.body(body.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8).length);
    }

    private static JsonObject object(RawResponse answer) {
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
