package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.NamedValue;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema version 3.1: one kind of data in a file, and the files in any order, on whichever database. */
abstract class CommerceMl31Contract extends CatalogFixture {

    static final List<String> FILES = List.of(
            "groups",
            "propertiesGoods",
            "propertiesOffers",
            "goods",
            "offers",
            "priceLists",
            "storages",
            "units",
            "prices",
            "rests");

    @Test
    void everyKindOfFileBringsItsRecords() throws Exception {
        assertThat(imported("groups")).isEqualTo(new RecordCounts(3, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(imported("propertiesGoods")).isEqualTo(new RecordCounts(0, 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(imported("propertiesOffers")).isEqualTo(new RecordCounts(0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(imported("goods")).isEqualTo(new RecordCounts(0, 0, 2, 0, 0, 0, 0, 0, 0));
        assertThat(imported("offers")).isEqualTo(new RecordCounts(0, 0, 0, 3, 0, 0, 0, 0, 0));
        assertThat(imported("priceLists")).isEqualTo(RecordCounts.NONE);
        assertThat(imported("storages")).isEqualTo(RecordCounts.NONE);
        assertThat(imported("units")).isEqualTo(RecordCounts.NONE);
        assertThat(imported("prices")).isEqualTo(new RecordCounts(0, 0, 0, 2, 1, 0, 0, 0, 0));
        assertThat(imported("rests")).isEqualTo(new RecordCounts(0, 0, 0, 2, 0, 3, 0, 0, 0));

        assertThat(catalog.queries().counts(null))
                .isEqualTo(new CatalogCounts(3, 3, 2, 2, 1, 0, 2, 2, 3, 0, 1, 1, 2, 3, 2));
    }

    /** Zero is the order of a real exchange, -1 the reverse, and any other number shuffles. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 2, 3, 4})
    void theFilesMayComeInAnyOrder(int order) throws Exception {
        List<String> files = new ArrayList<>(FILES);
        if (order < 0) {
            Collections.reverse(files);
        } else if (order > 0) {
            Collections.shuffle(files, new Random(order));
        }
        for (String file : files) {
            imported(file);
        }

        assertHammer(catalog.product("hammer"));
        assertShortHammer(catalog.offer("hammer#short"));
        OfferView longer = catalog.offer("hammer#long");
        assertThat(longer.prices()).isEmpty();
        assertThat(longer.quantity()).isEqualTo(new BigDecimal(3));
        assertThat(longer.stocks()).containsExactly(new OfferView.StockView(null, null, new BigDecimal(3)));
        assertThat(catalog.product("mallet").deleted()).isTrue();
        assertThat(catalog.product("mallet").unit()).isEqualTo("упак");
        assertThat(catalog.offer("mallet").deleted()).isTrue();
    }

    @Test
    void aSecondExchangeWithTheSameFilesChangesNothing() throws Exception {
        for (String file : FILES) {
            imported(file);
        }
        RecordCounts again = RecordCounts.NONE;
        for (String file : FILES) {
            again = again.plus(imported(file, FILES.size() + FILES.indexOf(file) + 1));
        }

        assertThat(again.unchanged())
                .isEqualTo(again.groups() + again.properties() + again.products() + again.offers());
    }

    @Test
    void goodsAndOffersKnowTheirCatalogueWhetherThePackageWritesTheMarkBeforeOrBehindIt() throws Exception {
        imported("goods");
        imported("rests");

        assertThat(catalog.catalogOf("seans_catalog_product", "hammer")).isEqualTo("cat-1");
        assertThat(catalog.catalogOf("seans_catalog_offer", "hammer#short")).isEqualTo("cat-1");
    }

    private static void assertHammer(ProductView hammer) {
        assertThat(hammer.name()).isEqualTo("Молоток столярный");
        assertThat(hammer.article()).isEqualTo("H-500");
        assertThat(hammer.barcode()).isNull();
        assertThat(hammer.unit()).isEqualTo("Штука");
        assertThat(hammer.deleted()).isFalse();
        assertThat(hammer.groups()).containsExactly("hammers");
        assertThat(hammer.images())
                .extracting(ImageView::path)
                .containsExactly("import_files/ha/hammer_1.jpg", "import_files/ha/hammer_2.jpg");
        assertThat(hammer.properties()).isEqualTo(Map.of("Рукоять", List.of("Ясень"), "Вес бойка (г)", List.of("500")));
    }

    private static void assertShortHammer(OfferView offer) {
        assertThat(offer.productId()).isEqualTo("hammer");
        assertThat(offer.name()).isEqualTo("Молоток столярный (короткий)");
        assertThat(offer.characteristics()).containsExactly(new NamedValue("Длина", "28 см"));
        assertThat(offer.prices())
                .containsExactly(new OfferView.PriceView(
                        "retail",
                        "Розничная",
                        true,
                        new BigDecimal("1250.5"),
                        "руб",
                        "шт",
                        null,
                        null,
                        "1 250,50 руб за шт",
                        "796"));
        assertThat(offer.stocks())
                .containsExactly(
                        new OfferView.StockView("main", "Основной склад", new BigDecimal(7)),
                        new OfferView.StockView("shop", "Магазин", BigDecimal.ZERO));
    }

    private RecordCounts imported(String file) throws Exception {
        return imported(file, FILES.indexOf(file) + 1);
    }

    private RecordCounts imported(String file, long fileId) throws Exception {
        try (InputStream bytes = Objects.requireNonNull(
                CommerceMl31Contract.class.getResourceAsStream("/commerceml31/" + file + ".xml"))) {
            return catalog.importDocument(fileId, bytes, 100, 0);
        }
    }
}
