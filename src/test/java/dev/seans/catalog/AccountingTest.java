package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.commerceml.CatalogFormatException;
import dev.seans.commerceml.CatalogReader;
import dev.seans.commerceml.CommerceMl;
import dev.seans.commerceml.DocumentOfChance;
import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.orderbook.GivenReturns;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DocumentNotes;
import dev.seans.records.OrderRecord;
import dev.seans.records.ValueProblem;
import dev.seans.settings.GivenSettings;
import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** All that a document says is found again. */
class AccountingTest {

    private static final Path SHARED = Path.of("..", "shared");
    private static final int ROUNDS = 150;

    static boolean haveSamples() {
        return Files.isDirectory(SHARED);
    }

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of("samples", "cases/exchange")) {
            try (Stream<Path> files = Files.walk(SHARED.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".xml")).forEach(documents::add);
            }
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    @EnabledIf("haveSamples")
    void ofARealDocument(Path file) throws Exception {
        assertThat(lost(Files.readAllBytes(file))).as(file.toString()).isEmpty();
    }

    @Test
    void ofAGeneratedExport() throws Exception {
        CommerceMlGenerator export = new CommerceMlGenerator(30, "2.07", StandardCharsets.UTF_8, 1);
        ByteArrayOutputStream catalog = new ByteArrayOutputStream();
        export.writeCatalog(catalog);
        ByteArrayOutputStream offers = new ByteArrayOutputStream();
        export.writeOffers(offers);

        assertThat(lost(catalog.toByteArray())).isEmpty();
        assertThat(lost(offers.toByteArray())).isEmpty();
    }

    /** With elements and attributes that nobody knows at any place, each value but once in the whole document. */
    static LongStream seeds() {
        return LongStream.range(0, ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofADocumentOfChance(long seed) throws Exception {
        String document = new DocumentOfChance(seed).text();

        assertThat(lost(document.getBytes(StandardCharsets.UTF_8))).as(document).isEmpty();
    }

    @Test
    void whatIsLostWouldBeSeen() throws Exception {
        String document =
                CommerceMl.products("<Товар><Ид>p</Ид><Наименование>Ведро</Наименование><Марка>A1</Марка></Товар>");
        Database database = TestDatabase.H2.emptied();
        DocumentNotes notes = store(database, document.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        database.update("DELETE FROM seans_catalog_extra");

        assertThat(new Accounting(database, notes, List.of()).lost(dom(document.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("Товар p/Марка/#text=A1");
    }

    private static List<String> lost(byte[] document) throws Exception {
        Database database = TestDatabase.H2.emptied();
        List<ValueProblem> problems = new ArrayList<>();
        DocumentNotes notes;
        try {
            notes = store(database, document, problems);
        } catch (CatalogFormatException refused) {
            return List.of(); // a failed import is told as one
        }
        return new Accounting(database, notes, problems).lost(dom(document));
    }

    private static DocumentNotes store(Database database, byte[] document, List<ValueProblem> problems)
            throws Exception {
        CatalogHarness catalog = new CatalogHarness(database, CatalogWriter.portable(database.dialect()));
        catalog.importDocument(1, new ByteArrayInputStream(document), 100, 0);
        List<OrderRecord> orders = new ArrayList<>();
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(document))) {
            for (CatalogRecord next = reader.next(); next != null; next = reader.next()) {
                if (next instanceof ValueProblem problem) {
                    problems.add(problem);
                } else if (next instanceof OrderRecord order) {
                    orders.add(order);
                }
            }
            GivenReturns.of(database, GivenSettings.defaults()).take("1c", 1, 1, orders);
            return reader.notes();
        }
    }

    private static Element dom(byte[] document) throws Exception {
        try (InputStream bytes = new ByteArrayInputStream(document)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(bytes)
                    .getDocumentElement();
        }
    }
}
