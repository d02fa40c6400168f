package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.imports.GatedImportRunner;
import dev.seans.imports.ImportCompleted;
import dev.seans.imports.ImportEvent;
import dev.seans.imports.ImportFailed;
import dev.seans.imports.ImportProgressed;
import dev.seans.imports.ImportStarted;
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
import dev.seans.testkit.onec.Product;
import example.shop.Checkout;
import example.shop.ImportMail;
import example.shop.OrderChanges;
import example.shop.PriceSink;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A team's own classes in the WAR: sinks in the transaction of the import, observers after its commit. */
@ArquillianTest
class SinkIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seansWithAShop() {
        return SeansArchive.with(Map.of("seans.import.chunk", "2", "seans.import.hold", "300 ms"))
                .addClasses(PriceSink.class, ImportMail.class, ChunkDiary.class, EventDiary.class)
                .addClasses(Checkout.class, OrderChanges.class, CheckoutServlet.class);
    }

    @Test
    void an_order_that_the_shop_places_in_its_transaction_reaches_1c_and_its_answer_the_shop() throws Exception {
        CheckoutServlet.makeTable(DueJobs.dataSource());
        assertThat(checkout("J1", "yes").status()).isEqualTo(200);
        assertThat(checkout("J2", "no").status()).isEqualTo(200);

        OneCConnection orders = new OneCConnection(root.resolve("exchange"), "sale", "1c", "1c", OneCOptions.USUAL);
        OneCSession session = orders.login();
        assertThat(orders.mode("query", session).text()).contains("J1<").doesNotContain("J2<");
        byte[] document = ("<КоммерческаяИнформация><Документ><Номер>J1</Номер><Номер1С>К-1</Номер1С></Документ>"
                        + "</КоммерческаяИнформация>")
                .getBytes(StandardCharsets.UTF_8);
        orders.file(session, "orders.xml", document);
        await("the order has come back")
                .until(() -> orders.importFile(session, "orders.xml").text().startsWith("success"));

        assertThat(numbersIn1C()).containsExactly("J1 К-1");
    }

    private RawResponse checkout(String number, String commit) throws IOException {
        return new RawHttp(root)
                .send(RawRequest.get(root.getPath() + "test/checkout?number=" + number + "&commit=" + commit));
    }

    private static List<String> numbersIn1C() throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection connection = DueJobs.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT number, number_in_1c FROM shop_order")) {
            while (rows.next()) {
                numbers.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return numbers;
    }

    @AfterEach
    void openTheGate() {
        GatedImportRunner.open();
    }

    @Test
    void a_chunk_at_which_a_sink_throws_comes_again_and_everything_is_there_once() throws Exception {
        Catalogue catalogue = Catalogue.of(5);
        OneCSession session = connection().login();
        int failures = ChunkDiary.failures();
        ChunkDiary.failAt(3);

        importFile(session, catalogue.importFile("import.xml"));
        importFile(session, catalogue.offersFile("offers.xml"));

        long importId = importOf(session).getJsonNumber("id").longValue();
        assertThat(ChunkDiary.failures() - failures).isEqualTo(1);
        List<String> entries = ChunkDiary.entries(DueJobs.dataSource(), importId);
        assertThat(ids(entries))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Stream.of(catalogue.id() + "-g", catalogue.id() + "-p"),
                                products(catalogue),
                                products(catalogue))
                        .flatMap(part -> part)
                        .toList());
        assertThat(chunks(entries))
                .isEqualTo(IntStream.rangeClosed(1, 6)
                        .mapToObj(number -> number + " with 2")
                        .toList());
        assertThat(admin().counts("1c").getInt("prices")).isGreaterThanOrEqualTo(5);
        assertThat(shopPrices(catalogue)).isEqualTo(5);
    }

    @Test
    void observers_hear_of_every_step_in_order_although_one_of_them_throws() throws Exception {
        Catalogue catalogue = Catalogue.of(3);
        OneCSession session = connection().login();

        importFile(session, catalogue.importFile("import.xml"));

        long importId = importOf(session).getJsonNumber("id").longValue();
        await("the end is told after the answer")
                .until(() -> EventDiary.of(importId).stream().anyMatch(ImportCompleted.class::isInstance));
        List<ImportEvent> events = EventDiary.of(importId);
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ImportStarted", "ImportProgressed", "ImportProgressed", "ImportCompleted");
        assertThat(events.get(0)).isEqualTo(new ImportStarted(events.get(0).file(), 1, 0));
        assertThat(((ImportProgressed) events.get(2)).recordsDone()).isEqualTo(4);
        assertThat(((ImportCompleted) events.get(3)).counts().products()).isEqualTo(3);
        assertThat(events.get(3).file().name()).isEqualTo("import.xml");
        assertThat(events.get(3).file().source()).isEqualTo("1c");
        assertThat(events.get(3).file().session().hex()).isEqualTo(SessionKey.of(session));
        assertThat(importOf(session).getString("state")).isEqualTo("COMPLETED");
    }

    @Test
    void a_broken_document_and_an_import_that_was_stuck_are_told_as_failed() throws Exception {
        OneCSession session = connection().login();
        assertThat(importFile(session, OneCFile.of("broken.xml", "<?xml version=\"1.0\"?><КоммерческаяИнформация>")))
                .isEqualTo("failure");
        awaitFailure(importOf(session).getJsonNumber("id").longValue(), "TRUNCATED");

        GatedImportRunner.shut();
        OneCSession stuck = connection().login();
        OneCFile file = Catalogue.of(2).importFile("import.xml");
        connection().file(stuck, file.name(), file.content());
        connection().importFile(stuck, file.name());
        long importId = importOf(stuck).getJsonNumber("id").longValue();
        await("a runner has begun").until(() -> !EventDiary.of(importId).isEmpty());
        SteppedDatabaseClock.step(Duration.ofHours(2).plusSeconds(1));
        connection().importFile(stuck, file.name());
        awaitFailure(importId, "STUCK");
        GatedImportRunner.open();
    }

    @Test
    void an_import_that_an_operator_cancels_is_told_as_failed() throws Exception {
        GatedImportRunner.shut();
        OneCSession session = connection().login();
        OneCFile file = Catalogue.of(2).importFile("import.xml");
        connection().file(session, file.name(), file.content());
        connection().importFile(session, file.name());
        long importId = importOf(session).getJsonNumber("id").longValue();
        await("a runner has begun").until(() -> !EventDiary.of(importId).isEmpty());

        assertThat(admin().post("imports/" + importId + "/cancel").status()).isEqualTo(200);

        awaitFailure(importId, "CANCELLED");
    }

    private static void awaitFailure(long importId, String code) {
        await("the failure is told").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            // The look that tells of what no runner has told of.
            DueJobs.hurry("import-announcements");
            assertThat(EventDiary.of(importId))
                    .filteredOn(ImportFailed.class::isInstance)
                    .singleElement()
                    .satisfies(event ->
                            assertThat(((ImportFailed) event).failure().code()).isEqualTo(code));
        });
    }

    private String importFile(OneCSession session, OneCFile file) throws IOException {
        connection().file(session, file.name(), file.content());
        return await("the import of " + file.name() + " ends")
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            // After a sink has thrown, it waits for some seconds.
                            DueJobs.hurry("import");
                            return connection()
                                    .importFile(session, file.name())
                                    .lines()
                                    .get(0);
                        },
                        word -> !word.equals("progress"));
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private AdminApi admin() {
        return new AdminApi(root);
    }

    private JsonObject importOf(OneCSession session) throws IOException {
        return admin().importOf(SessionKey.of(session));
    }

    private static Stream<String> products(Catalogue catalogue) {
        return catalogue.products().stream().map(Product::id);
    }

    private static List<String> ids(List<String> entries) {
        return entries.stream()
                .map(entry -> entry.substring(entry.indexOf(' ') + 1))
                .toList();
    }

    /** {@code <chunk> with <records>} of each. */
    private static List<String> chunks(List<String> entries) {
        List<String> numbers = entries.stream()
                .map(entry -> entry.substring(0, entry.indexOf(' ')))
                .toList();
        return numbers.stream()
                .distinct()
                .map(number -> number + " with "
                        + numbers.stream().filter(number::equals).count())
                .toList();
    }

    private static long shopPrices(Catalogue catalogue) throws Exception {
        try (var connection = DueJobs.dataSource().getConnection();
                var select = connection.prepareStatement("SELECT COUNT(*) FROM shop_price WHERE offer LIKE ?")) {
            select.setString(1, catalogue.id() + "%");
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
