package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reader and writer together, on documents of which the generator knows the counts; on whichever database. */
abstract class GeneratedCatalogContract extends CatalogFixture {

    @ParameterizedTest
    @CsvSource({
        "2.03, windows-1251",
        "2.04, UTF-8",
        "2.05, UTF-8",
        "2.06, UTF-8",
        "2.07, windows-1251",
        "2.08, UTF-8",
        "2.09, windows-1251",
        "2.10, UTF-8"
    })
    void everySchemaVersionIsImportedWhole(String version, String charset) throws Exception {
        CommerceMlGenerator generator = new CommerceMlGenerator(23, version, Charset.forName(charset), 1);

        assertThat(catalog.importDocument(1, catalog(generator), 7, 0))
                .isEqualTo(CatalogHarness.catalogCounts(generator));
        assertThat(catalog.importDocument(2, offers(generator), 7, 0)).isEqualTo(CatalogHarness.offerCounts(generator));

        CatalogCounts counts = catalog.queries().counts(null);
        assertThat(counts.propertyValues()).isEqualTo(20);
        assertThat(counts.priceTypes()).isEqualTo(2);
        assertThat(counts.prices()).isEqualTo(generator.prices());
        assertThat(counts.stocks()).isEqualTo(generator.stocks());
        assertThat(catalog.queries()
                        .products(CatalogSearch.all(null, null, 1))
                        .get(0)
                        .properties())
                .containsOnlyKeys("Свойство 0", "Свойство 1", "Свойство 2", "Свойство 3")
                .hasEntrySatisfying(
                        "Свойство 0", values -> assertThat(values.get(0)).startsWith("Значение 0."));
    }

    @Test
    void aSecondImportOfTheSameFileWritesNothing() throws Exception {
        CommerceMlGenerator generator = new CommerceMlGenerator(50, "2.07", StandardCharsets.UTF_8, 1);
        catalog.importDocument(1, catalog(generator), 10, 0);
        catalog.importDocument(2, offers(generator), 10, 0);

        RecordCounts products = catalog.importDocument(3, catalog(generator), 13, 0);
        RecordCounts offers = catalog.importDocument(4, offers(generator), 13, 0);

        assertThat(products.unchanged()).isEqualTo(products.groups() + products.properties() + products.products());
        assertThat(offers.unchanged()).isEqualTo(offers.offers()).isPositive();
        assertThat(catalog.queries().products(CatalogSearch.all(null, null, 1_000)))
                .hasSize(50)
                .allSatisfy(product -> assertThat(product.importId()).isEqualTo(1));
    }

    @Test
    void anotherSeedChangesEveryProductButNoId() throws Exception {
        CommerceMlGenerator generator = new CommerceMlGenerator(50, "2.07", StandardCharsets.UTF_8, 1);
        CommerceMlGenerator other = new CommerceMlGenerator(50, "2.07", StandardCharsets.UTF_8, 2);
        catalog.importDocument(1, catalog(generator), 10, 0);

        RecordCounts counts = catalog.importDocument(2, catalog(other), 10, 0);

        assertThat(counts.products()).isEqualTo(50);
        assertThat(counts.unchanged()).isEqualTo(counts.groups() + counts.properties());
        assertThat(catalog.queries().counts(null).products()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 28, 29, 60, 77, 78})
    void anImportThatGoesOnInTheMiddleCountsExactly(int done) throws Exception {
        CommerceMlGenerator generator = new CommerceMlGenerator(50, "2.07", StandardCharsets.UTF_8, 1);
        RecordCounts before = catalog.importStart(1, catalog(generator), done);

        RecordCounts after = catalog.importDocument(1, catalog(generator), 10, done);

        assertThat(before.plus(after)).isEqualTo(CatalogHarness.catalogCounts(generator));
    }

    @Test
    void anImportThatRepeatsAChunkCountsItOnce() throws Exception {
        CommerceMlGenerator generator = new CommerceMlGenerator(50, "2.07", StandardCharsets.UTF_8, 1);
        RecordCounts before = catalog.importStart(1, catalog(generator), 60);

        RecordCounts after = catalog.importDocument(1, catalog(generator), 10, 40);

        assertThat(before.plus(after)).isEqualTo(CatalogHarness.catalogCounts(generator));
    }

    private static InputStream catalog(CommerceMlGenerator generator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        generator.writeCatalog(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static InputStream offers(CommerceMlGenerator generator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        generator.writeOffers(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
