package dev.seans.imports;

import static dev.seans.imports.ImportState.COMPLETED;
import static dev.seans.imports.ImportState.FAILED;
import static dev.seans.imports.ImportState.IN_PROGRESS;
import static dev.seans.imports.ImportState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.catalog.CatalogCounts;
import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.CatalogReader;
import dev.seans.catalog.CatalogRecord;
import dev.seans.catalog.CatalogVisibility;
import dev.seans.catalog.OfferView;
import dev.seans.catalog.PortableCatalogWriter;
import dev.seans.catalog.ProductView;
import dev.seans.catalog.WriteContext;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export shows to be gone, and all the ways in which it shows nothing; on whichever database. */
abstract class DeactivationContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final Duration DAY = Duration.ofDays(1);

    private Database database;
    private TestTransactions transactions;
    private SteppedClock clock;
    private Deactivation deactivation;
    private long queueNo;

    abstract TestDatabase kind();

    @BeforeEach
    void oneSource() throws Exception {
        transactions = new TestTransactions(kind().fresh());
        database = transactions.database();
        clock = new SteppedClock(database);
        new ImportSources(database, clock).ensure("1c");
        new ImportSources(database, clock).ensure("moscow");
        deactivation = deactivation("30 %");
    }

    @Test
    void whatAWholeExportDoesNotHoldIsHiddenAndCounted() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8), offers("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(2, 1));

        assertThat(hiddenProducts()).containsExactly("c1-9", "c1-10");
        assertThat(hiddenOffers()).containsExactly("c1-10");
        CatalogCounts counts = new CatalogQueries(database).counts("1c");
        assertThat(counts.products()).isEqualTo(10);
        assertThat(counts.inactiveProducts()).isEqualTo(2);
        assertThat(counts.inactiveOffers()).isEqualTo(1);
        assertThat(product("c1-9").updatedAt()).isEqualTo(clock.now());
    }

    @Test
    void whatBeganLongerAgoThanImportsAreKeptIsRefused() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8));
        clock.step(DAY.multipliedBy(90).plusSeconds(1));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.TooLongAgo());
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void aRepeatHidesNothingMore() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8));
        decide("1c", begun);
        Instant hiddenAt = product("c1-9").updatedAt();
        clock.step(DAY);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(0, 0));
        assertThat(product("c1-9").updatedAt()).isEqualTo(hiddenAt);
        assertThat(hiddenProducts()).hasSize(2);
    }

    @Test
    void whatIsSeenAgainIsActiveAgainEvenIfOnlyItsPriceIs() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8), offers("c1", 1, 8));
        decide("1c", begun);
        clock.step(DAY);

        imported("1c", goods("c1", 9, 9), prices("c1", 10, 10));

        assertThat(hiddenProducts()).containsExactly("c1-10");
        assertThat(hiddenOffers()).containsExactly("c1-9");
    }

    @Test
    void aPartialExportThatClaimsToBeWholeHidesNothingAtAll() throws Exception {
        imported("1c", goods("c1", 1, 10), goods("c2", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9), goods("c2", 1, 5));

        assertThat(decide("1c", begun)).isInstanceOfSatisfying(DeactivationOutcome.TooMany.class, tooMany -> {
            assertThat(tooMany.goods().catalog().catalogId()).isEqualTo("c2");
            assertThat(tooMany.goods().unseen()).isEqualTo(5);
            assertThat(tooMany.goods().active()).isEqualTo(10);
            assertThat(tooMany.limitPercent()).isEqualTo(30);
        });
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void tooManyOffersHideNoProductEither() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9), offers("c1", 1, 5));

        assertThat(decide("1c", begun))
                .isInstanceOfSatisfying(
                        DeactivationOutcome.TooMany.class,
                        tooMany -> assertThat(tooMany.goods().areProducts()).isFalse());
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void theLimitItselfMayGoButNotOneMore() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 7));
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(3, 0));

        begun = nextDay();
        imported("1c", goods("c1", 1, 4));
        assertThat(decide("1c", begun)).isInstanceOf(DeactivationOutcome.TooMany.class);

        deactivation = deactivation("100 %");
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(3, 0));
    }

    @Test
    void whatIsMarkedAsDeletedIsNeitherHiddenNorCounted() throws Exception {
        imported("1c", goods("c1", 1, 10));
        imported(
                "1c",
                catalog(
                        "c1",
                        IntStream.rangeClosed(1, 5)
                                .mapToObj(number -> "<Товар Статус=\"Удален\"><Ид>c1-%d</Ид></Товар>".formatted(number))
                                .collect(Collectors.joining())));
        Instant begun = nextDay();
        imported("1c", goods("c1", 6, 8));

        assertThat(decide("1c", begun)).isInstanceOf(DeactivationOutcome.TooMany.class);
        imported("1c", goods("c1", 9, 9));
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
        assertThat(hiddenProducts()).containsExactly("c1-10");
    }

    @Test
    void cataloguesThatTheExportDidNotDescribeStayAsTheyAre() throws Exception {
        imported("1c", goods("c1", 1, 10), goods("c2", 1, 10));
        imported("moscow", goods("c1", 101, 110));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
        assertThat(hiddenProducts()).containsExactly("c1-10");
    }

    @Test
    void aDeltaOfPricesSaysNothingOfTheOffersThatItDoesNotMention() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", prices("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(0, 0));
        assertThat(hiddenOffers()).isEmpty();
    }

    @Test
    void anExportOfProductsOnlyHidesNoOffers() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
        assertThat(hiddenOffers()).isEmpty();
    }

    @Test
    void withoutAnyImportSinceThenNothingIsHidden() throws Exception {
        imported("1c", goods("c1", 1, 10));

        assertThat(decide("1c", nextDay())).isEqualTo(new DeactivationOutcome.Done(0, 0));
    }

    @Test
    void whatIsSeenInTheSecondOfTheCheckauthHasBeenSeen() throws Exception {
        imported("1c", goods("c1", 1, 2));
        nextDay();
        clock.step(Duration.ofMillis(999).plusNanos(999_000));
        Instant fifthLine = Instant.ofEpochSecond(clock.now().getEpochSecond());

        imported("1c", goods("c1", 1, 2));

        assertThat(decide("1c", fifthLine)).isEqualTo(new DeactivationOutcome.Done(0, 0));
    }

    @Test
    void aFileThatWasAskedForBeforeTheExportBeganOpensNoCatalogue() throws Exception {
        imported("1c", goods("c1", 1, 10));
        long late = queued("1c", "late.xml", IN_PROGRESS);
        Instant begun = nextDay();
        run(late, goods("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(0, 0));
    }

    @Test
    void whileAnythingOfTheSourceWaitsOrRunsNothingIsDecided() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));
        queued("1c", "runs.xml", IN_PROGRESS);
        long last = queued("1c", "waits.xml", PENDING);
        queued("moscow", "theirs.xml", PENDING);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Waits(last));
        assertThat(hiddenProducts()).isEmpty();

        database.update("UPDATE seans_import_file SET state = 'COMPLETED' WHERE name IN ('runs.xml', 'waits.xml')");
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
    }

    @Test
    void anImportThatHasFailedSinceThenIsNamedAndNothingIsHidden() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));
        long session = failed("1c", "broken.xml", KEY, begun);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.ImportFailed(session, "broken.xml"));
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void failuresOfEarlierExportsOfOtherSourcesAndOfFilesThatCameAgainDoNotMatter() throws Exception {
        imported("1c", goods("c1", 1, 10));
        failed("1c", "earlier.xml", KEY, clock.now());
        Instant begun = nextDay();
        failed("moscow", "theirs.xml", new SessionKey("b".repeat(64)), begun);
        SessionKey again = new SessionKey("c".repeat(64));
        failed("1c", "import.xml", again, begun);
        long second = new GivenRows(database)
                .file(
                        new GivenRows(database).session("1c", again, COMPLETED, begun),
                        "import.xml",
                        1,
                        ++queueNo,
                        COMPLETED);
        run(second, goods("c1", 1, 9));
        askedForAt(second, begun);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
    }

    @Test
    void anExportCannotBeginInTheFuture() throws Exception {
        imported("1c", goods("c1", 1, 10));

        assertThat(decide("1c", clock.now())).isEqualTo(new DeactivationOutcome.Done(0, 0));
        assertThat(decide("1c", clock.now().plusSeconds(1))).isEqualTo(new DeactivationOutcome.FromTheFuture());
    }

    @Test
    void whateverIsDecidedLeavesALineThatNamesItsConsequence() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8));
        Deactivations door = new Deactivations(
                deactivation,
                new ImportRegistry(),
                new ImportStatuses(database),
                new ImportSources(database, clock),
                clock,
                GivenSettings.defaults());

        try (LogListener log = LogListener.on(Deactivations.class)) {
            transactions.run(() -> door.request(new DeactivationRequest(KEY, "1c", begun)));
            Instant next = nextDay();
            imported("1c", goods("c1", 1, 3));
            transactions.run(() -> door.request(new DeactivationRequest(KEY, "1c", next)));
            failed("1c", "broken.xml", KEY, next);
            transactions.run(() -> door.request(new DeactivationRequest(KEY, "1c", next)));

            assertThat(log.lines())
                    .hasSize(3)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("INFO aaaaaaaaaaaa deactivate in source 1c: 2 products and 0 offers")
                                    .endsWith("are hidden; each shows again as soon as 1C sends it"),
                            line -> assertThat(line)
                                    .startsWith(
                                            "WARNING aaaaaaaaaaaa deactivate in source 1c is refused, nothing is hidden")
                                    .contains(
                                            "of 8 active products of catalogue \"c1\" no import has seen 5 since 2026-")
                                    .endsWith("more than seans.catalog.deactivate-limit = 30 %"),
                            line -> assertThat(line).contains("with file \"broken.xml\""));
        }
    }

    private Deactivation deactivation(String limit) throws IllegalAccessException {
        return Injected.into(
                new Deactivation(),
                database,
                clock,
                new CatalogVisibility(database),
                GivenSettings.with(Map.of("seans.catalog.deactivate-limit", limit)));
    }

    private Instant nextDay() {
        clock.step(DAY);
        return clock.now();
    }

    private DeactivationOutcome decide(String source, Instant since) throws Exception {
        return transactions.run(() -> deactivation.decide(new DeactivationRequest(KEY, source, since)));
    }

    /** A file of a session of its own for each document, imported now. */
    private void imported(String source, String... documents) throws Exception {
        for (String document : documents) {
            run(queued(source, "import.xml", IN_PROGRESS), document);
        }
    }

    private long queued(String source, String name, ImportState state) {
        queueNo++;
        SessionKey key = new SessionKey("%064x".formatted(queueNo));
        GivenRows rows = new GivenRows(database);
        long file = rows.file(rows.session(source, key, COMPLETED, clock.now()), name, 1, queueNo, state);
        askedForAt(file, clock.now());
        return file;
    }

    private void askedForAt(long file, Instant time) {
        database.update("UPDATE seans_import_file SET created_at = ? WHERE id = ?", time, file);
    }

    private long failed(String source, String name, SessionKey key, Instant finishedAt) {
        GivenRows rows = new GivenRows(database);
        long session = rows.session(source, key, FAILED, finishedAt);
        long file = rows.file(session, name, 1, ++queueNo, FAILED);
        database.update("UPDATE seans_import_file SET finished_at = ? WHERE id = ?", finishedAt, file);
        return session;
    }

    /** What a runner would write. */
    private void run(long file, String document) throws Exception {
        List<CatalogRecord> records = new ArrayList<>();
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(bytes))) {
            for (CatalogRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        }
        long source = database.find(
                        "SELECT source_id FROM seans_import_file WHERE id = ?", row -> row.getLong("source_id"), file)
                .orElseThrow();
        transactions.run(() -> {
            WriteContext context = new WriteContext(source, file, file, clock.now());
            new ImportedCatalogs(database).note(file, records);
            return database.with(
                    connection -> new PortableCatalogWriter(database.dialect()).write(connection, context, records));
        });
        database.update("UPDATE seans_import_file SET state = 'COMPLETED' WHERE id = ?", file);
    }

    private ProductView product(String id) {
        return new CatalogQueries(database)
                .products(null, null, 1000).stream()
                        .filter(product -> product.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> hiddenProducts() {
        return new CatalogQueries(database)
                .products(null, null, 1000).stream()
                        .filter(product -> !product.active())
                        .map(ProductView::id)
                        .toList();
    }

    private List<String> hiddenOffers() {
        return new CatalogQueries(database)
                .offers(null, null, 1000).stream()
                        .filter(offer -> !offer.active())
                        .map(OfferView::id)
                        .toList();
    }

    private static String goods(String catalog, int from, int to) {
        return catalog(
                catalog, each(catalog, from, to, "<Товар><Ид>%s-%d</Ид><Наименование>Коврик</Наименование></Товар>"));
    }

    private static String catalog(String id, String products) {
        return document("<Каталог><Ид>" + id + "</Ид><Товары>" + products + "</Товары></Каталог>");
    }

    private static String offers(String catalog, int from, int to) {
        return document("<ПакетПредложений><Ид>" + catalog + "#</Ид><Предложения>"
                + each(
                        catalog,
                        from,
                        to,
                        "<Предложение><Ид>%s-%d</Ид><Наименование>Коврик</Наименование></Предложение>")
                + "</Предложения></ПакетПредложений>");
    }

    private static String prices(String catalog, int from, int to) {
        return document("<ИзмененияПакетаПредложений><Ид>#" + catalog + "</Ид><Предложения>"
                + each(
                        catalog,
                        from,
                        to,
                        "<Предложение><Ид>%s-%d</Ид><Цены><Цена><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу></Цена></Цены>"
                                + "</Предложение>")
                + "</Предложения></ИзмененияПакетаПредложений>");
    }

    private static String each(String catalog, int from, int to, String form) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> form.formatted(catalog, number))
                .collect(Collectors.joining());
    }

    private static String document(String content) {
        return "<КоммерческаяИнформация ВерсияСхемы=\"2.07\">" + content + "</КоммерческаяИнформация>";
    }
}
