package dev.seans.browser;

import static org.awaitility.Awaitility.await;

import dev.seans.orders.GivenOrders;
import dev.seans.server.ServerUser;
import dev.seans.smoke.AdminApi;
import dev.seans.smoke.SessionKey;
import dev.seans.smoke.ShopApi;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What has come before an operator looks: exchanges of every outcome, and an order. */
final class GivenDay {

    static final String ORDER = "SM-1";
    static final ServerUser BASE = ServerUser.EXCHANGE;
    static final ServerUser OTHER_BASE = ServerUser.CYRILLIC;

    /** Real exports, where they stand beside the checkout; elsewhere goods that nobody sells. */
    private static final Path SAMPLES = Path.of("..", "shared", "samples", "dobromyslov");

    private static final String NOT_ALL_UNDERSTOOD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация ВерсияСхемы="2.07"><Каталог><Ид>c</Ид><Товары>
            <Товар><Ид>odd</Ид><Наименование>Чай</Наименование><Вес>тяжёлый</Вес></Товар>
            <Товар><Наименование>Без Ид</Наименование></Товар>
            </Товары></Каталог></КоммерческаяИнформация>
            """;

    private final URI root;
    private final OneCSession imported;
    private final OneCSession odd;

    GivenDay(URI root) throws IOException {
        this.root = root;
        imported = imported(BASE, samples());
        connection(OTHER_BASE).file(connection(OTHER_BASE).login(), "import.xml", new byte[] {1, 2, 3});
        imported(OTHER_BASE, List.of(OneCFile.of("broken.xml", "<КоммерческаяИнформация><Каталог>")));
        odd = imported(OTHER_BASE, List.of(OneCFile.of("odd.xml", NOT_ALL_UNDERSTOOD)));
        new ShopApi(root).put(GivenOrders.order(ORDER, "browser"), 1);
    }

    /** A document that is not wholly understood. */
    static String notAllUnderstood() {
        return NOT_ALL_UNDERSTOOD;
    }

    static List<OneCFile> samples() throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            Catalogue catalogue = Catalogue.of(36);
            return List.of(catalogue.importFile("import0_1.xml"), catalogue.offersFile("offers0_1.xml"));
        }
        return List.of(
                new OneCFile("import0_1.xml", Files.readAllBytes(SAMPLES.resolve("import0_1.xml"))),
                new OneCFile("offers0_1.xml", Files.readAllBytes(SAMPLES.resolve("offers0_1.xml"))));
    }

    /** Uploads the files, and asks for their import, which goes on by itself. */
    OneCSession asked(ServerUser user, List<OneCFile> files) throws IOException {
        OneCSession session = connection(user).login();
        for (OneCFile file : files) {
            connection(user).file(session, file.name(), file.content());
        }
        connection(user).importFile(session, files.get(0).name());
        return session;
    }

    /** The same until it has ended, well or not. */
    private OneCSession imported(ServerUser user, List<OneCFile> files) throws IOException {
        OneCSession session = asked(user, files);
        for (OneCFile file : files) {
            await("the import of " + file.name() + " has ended")
                    .until(() -> !connection(user)
                            .importFile(session, file.name())
                            .lines()
                            .get(0)
                            .equals("progress"));
        }
        return session;
    }

    int numberOf(OneCSession session) throws IOException {
        return admin().importOf(SessionKey.of(session)).getInt("id");
    }

    JsonObject product() throws IOException {
        return admin().get("catalog/products?limit=1&source=" + BASE.name())
                .getJsonArray("products")
                .getJsonObject(0);
    }

    /** What no page may show. */
    List<String> secrets() {
        return List.of(
                imported.sessionId(),
                imported.cookieValue(),
                SessionKey.of(imported),
                odd.sessionId(),
                OTHER_BASE.password());
    }

    /** Each page, and what must stand on it. */
    List<ShownPage> pages() throws IOException {
        JsonObject product = product();
        JsonObject counts = admin().counts(BASE.name());
        int exchange = admin().get("exchanges?sessionKey=" + SessionKey.of(imported))
                .getJsonArray("exchanges")
                .getJsonObject(0)
                .getInt("id");
        String key = SessionKey.of(imported).substring(0, 12);
        int importId = numberOf(imported);
        String products = String.valueOf(counts.getInt("products"));
        return List.of(
                new ShownPage("overview", BASE.name(), OTHER_BASE.name(), "No. " + importId, "portal", "valid"),
                new ShownPage("exchanges", BASE.name(), OTHER_BASE.name(), "import – import a file", "No. " + exchange),
                new ShownPage("exchanges/" + exchange, "Exchange " + exchange, "checkauth", "import0_1.xml", key),
                new ShownPage("imports", "No. " + importId, "completed", "failed", OTHER_BASE.name()),
                new ShownPage("imports/" + importId, "import0_1.xml", "offers0_1.xml", products, "completed"),
                new ShownPage("imports/" + numberOf(odd), "Records that could not be stored (1)", "тяжёлый", "line 4"),
                new ShownPage("catalogue?source=" + BASE.name(), "Products: " + products, product.getString("name")),
                new ShownPage(
                        "catalogue/" + encoded(product.getString("id")) + "?source=" + BASE.name(),
                        product.getString("name"),
                        product.getString("id"),
                        "Import " + importId),
                new ShownPage("orders", ORDER, "waits for 1C"),
                new ShownPage("orders/" + ORDER + "?source=" + BASE.name(), "Иванова Анна", "Мяч", "put by the shop"),
                new ShownPage("sessions", key, BASE.name()),
                new ShownPage("upstreams", "portal", "valid", "1 of 1 session"),
                new ShownPage("settings", "seans.import.hold", "100 ms", "system property"),
                new ShownPage("check", "Drop an XML or a zip here"));
    }

    OneCConnection connection(ServerUser user) {
        return new OneCConnection(root.resolve("exchange"), "catalog", user.name(), user.password(), OneCOptions.USUAL);
    }

    AdminApi admin() {
        return new AdminApi(root);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
