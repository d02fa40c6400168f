package dev.seans.registry;

import static dev.seans.registry.ImportState.COMPLETED;
import static dev.seans.registry.ImportState.FAILED;
import static dev.seans.registry.ImportState.IN_PROGRESS;

import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.CatalogSearch;
import dev.seans.catalog.CatalogVisibility;
import dev.seans.catalog.CatalogWriter;
import dev.seans.catalog.OfferView;
import dev.seans.catalog.ProductView;
import dev.seans.catalog.WriteContext;
import dev.seans.changes.GivenChanges;
import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.records.CatalogRecord;
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

/** A source with its imports, whole exports and deltas, and the words in which their contract is written. */
abstract class DeactivationFixture {

    static final SessionKey KEY = new SessionKey("a".repeat(64));
    static final Duration DAY = Duration.ofDays(1);

    Database database;
    TestTransactions transactions;
    SteppedClock clock;
    Deactivation deactivation;
    long queueNo;

    abstract TestDatabase kind();

    @BeforeEach
    void oneSource() throws Exception {
        transactions = new TestTransactions(kind().emptied());
        database = transactions.database();
        clock = new SteppedClock(database);
        new ImportSources(database, clock).ensure("1c");
        new ImportSources(database, clock).ensure("moscow");
        deactivation = deactivation("30 %");
    }

    Deactivation deactivation(String limit) throws IllegalAccessException {
        return Injected.into(
                new Deactivation(),
                database,
                clock,
                new CatalogVisibility(database),
                GivenChanges.of(database),
                GivenSettings.with(Map.of("seans.catalog.deactivate-limit", limit)));
    }

    Instant nextDay() {
        clock.step(DAY);
        return clock.now();
    }

    DeactivationOutcome decide(String source, Instant since) throws Exception {
        return transactions.run(() -> deactivation.decide(new DeactivationRequest(KEY, source, since)));
    }

    /** A file of a session of its own for each document, imported now. */
    void imported(String source, String... documents) throws Exception {
        for (String document : documents) {
            run(queued(source, "import.xml", IN_PROGRESS), document);
        }
    }

    long queued(String source, String name, ImportState state) {
        queueNo++;
        SessionKey key = new SessionKey("%064x".formatted(queueNo));
        GivenRows rows = new GivenRows(database);
        long file = rows.file(rows.session(source, key, COMPLETED, clock.now()), name, 1, queueNo, state);
        askedForAt(file, clock.now());
        return file;
    }

    void askedForAt(long file, Instant time) {
        database.update("UPDATE seans_import_file SET created_at = ? WHERE id = ?", time, file);
    }

    long failed(String source, String name, SessionKey key, Instant finishedAt) {
        GivenRows rows = new GivenRows(database);
        long session = rows.session(source, key, FAILED, finishedAt);
        long file = rows.file(session, name, 1, ++queueNo, FAILED);
        database.update("UPDATE seans_import_file SET finished_at = ? WHERE id = ?", finishedAt, file);
        return session;
    }

    /** What a runner would write. */
    void run(long file, String document) throws Exception {
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
            WriteContext context = new WriteContext(source, file, file, clock.now(), file);
            new ImportedCatalogs(database).note(file, records);
            return database.with(
                    connection -> CatalogWriter.portable(database.dialect()).write(connection, context, records));
        });
        database.update("UPDATE seans_import_file SET state = 'COMPLETED' WHERE id = ?", file);
    }

    ProductView product(String id) {
        return new CatalogQueries(database)
                .products(CatalogSearch.all(null, null, 1000)).stream()
                        .filter(product -> product.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    List<String> hiddenProducts() {
        return new CatalogQueries(database)
                .products(CatalogSearch.all(null, null, 1000)).stream()
                        .filter(product -> !product.active())
                        .map(ProductView::id)
                        .toList();
    }

    List<String> hiddenOffers() {
        return new CatalogQueries(database)
                .offers(CatalogSearch.all(null, null, 1000)).stream()
                        .filter(offer -> !offer.active())
                        .map(OfferView::id)
                        .toList();
    }

    static String goods(String catalog, int from, int to) {
        return catalog(
                catalog, each(catalog, from, to, "<Товар><Ид>%s-%d</Ид><Наименование>Коврик</Наименование></Товар>"));
    }

    static String catalog(String id, String products) {
        return document("<Каталог><Ид>" + id + "</Ид><Товары>" + products + "</Товары></Каталог>");
    }

    static String offers(String catalog, int from, int to) {
        return document("<ПакетПредложений><Ид>" + catalog + "#</Ид><Предложения>"
                + each(
                        catalog,
                        from,
                        to,
                        "<Предложение><Ид>%s-%d</Ид><Наименование>Коврик</Наименование></Предложение>")
                + "</Предложения></ПакетПредложений>");
    }

    static String prices(String catalog, int from, int to) {
        return document("<ИзмененияПакетаПредложений><Ид>#" + catalog + "</Ид><Предложения>"
                + each(
                        catalog,
                        from,
                        to,
                        "<Предложение><Ид>%s-%d</Ид><Цены><Цена><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу></Цена></Цены>"
                                + "</Предложение>")
                + "</Предложения></ИзмененияПакетаПредложений>");
    }

    static String each(String catalog, int from, int to, String form) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> form.formatted(catalog, number))
                .collect(Collectors.joining());
    }

    static String document(String content) {
        return "<КоммерческаяИнформация ВерсияСхемы=\"2.07\">" + content + "</КоммерческаяИнформация>";
    }
}
