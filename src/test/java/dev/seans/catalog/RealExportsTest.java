package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.settings.GivenSettings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Real exports, where they stand beside the checkout, against counts of the JDK's own DOM and XPath. */
@EnabledIf("haveSamples")
class RealExportsTest {

    private static final Path SAMPLES = Path.of("..", "shared", "samples");
    private static final String ROOT = "/*[local-name()='КоммерческаяИнформация']";

    static boolean haveSamples() {
        return Files.isDirectory(SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bigperson/import.xml",
                "carono/import.xml",
                "dobromyslov/import0_1.xml",
                "dobromyslov/import0_1_with_nested_groups.xml",
                "dobromyslov/offers0_1.xml",
                "stee1cat/import___29d3f7f0-36dd-4eea-a06c-4c325bed4285.xml"
            })
    void isCountedAsXPathCountsIt(String sample) throws Exception {
        Path file = SAMPLES.resolve(sample);
        for (TestDatabase kind : TestDatabase.values()) {
            isCountedAsXPathCountsIt(file, kind.fresh());
        }
    }

    private static void isCountedAsXPathCountsIt(Path file, Database database) throws Exception {
        CatalogHarness catalog =
                new CatalogHarness(database, new CatalogWriters(database, GivenSettings.defaults()).writer());

        RecordCounts counts = imported(catalog, 1, file);
        RecordCounts again = imported(catalog, 2, file);

        Document dom = dom(file);
        assertThat(counts.groups()).isEqualTo(distinct(dom, path("Классификатор") + "//*[local-name()='Группа']"));
        assertThat(counts.properties()).isEqualTo(distinct(dom, path("Классификатор", "Свойства", "Свойство")));
        assertThat(counts.products()).isEqualTo(distinct(dom, path("Каталог", "Товары", "Товар")));
        assertThat(counts.offers()).isEqualTo(distinct(dom, path("ПакетПредложений", "Предложения", "Предложение")));
        assertThat(counts.prices()).isEqualTo(count(dom, path("ПакетПредложений") + "//*[local-name()='Цена']"));
        assertThat(counts.stocks()).isEqualTo(count(dom, path("ПакетПредложений") + "//*[@ИдСклада]"));
        assertThat(counts.rejected()).isZero();
        assertThat(again.unchanged())
                .isEqualTo(counts.groups() + counts.properties() + counts.products() + counts.offers());
        assertStored(catalog.queries().counts(null), dom);
    }

    @Test
    void anOrderIsReadAsOneAndNothingOfItAsACatalogue() throws Exception {
        Database database = TestDatabase.H2.fresh();
        CatalogHarness catalog = new CatalogHarness(database, CatalogWriter.portable(database.dialect()));

        RecordCounts counts = imported(catalog, 1, SAMPLES.resolve("carono/from.xml"));

        assertThat(counts).isEqualTo(RecordCounts.NONE);
        assertThat(catalog.queries().counts(null).products()).isZero();
    }

    private static void assertStored(CatalogCounts stored, Document dom) throws Exception {
        assertThat(stored.propertyValues())
                .isEqualTo(count(dom, path("Классификатор") + "//*[local-name()='Справочник']"));
        assertThat(stored.priceTypes()).isEqualTo(count(dom, ROOT + "//*[local-name()='ТипЦены']"));
        assertThat(stored.warehouses()).isEqualTo(count(dom, ROOT + "//*[local-name()='Склады']/*"));
    }

    private static RecordCounts imported(CatalogHarness catalog, long fileId, Path file) throws Exception {
        try (InputStream bytes = Files.newInputStream(file)) {
            return catalog.importDocument(fileId, bytes, 100, 0);
        }
    }

    private static Document dom(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static String path(String... names) {
        StringBuilder path = new StringBuilder(ROOT);
        for (String name : names) {
            path.append("/*[local-name()='").append(name).append("']");
        }
        return path.toString();
    }

    private static long distinct(Document dom, String records) throws Exception {
        // an id that an earlier record has too is not counted
        return count(
                dom,
                records + "[not(*[local-name()='Ид'] = preceding::*[local-name()='" + lastName(records)
                        + "']/*[local-name()='Ид'])]");
    }

    private static String lastName(String records) {
        int end = records.lastIndexOf('\'');
        return records.substring(records.lastIndexOf('\'', end - 1) + 1, end);
    }

    private static long count(Document dom, String nodes) throws Exception {
        Object number =
                XPathFactory.newInstance().newXPath().evaluate("count(" + nodes + ")", dom, XPathConstants.NUMBER);
        return ((Double) number).longValue();
    }
}
