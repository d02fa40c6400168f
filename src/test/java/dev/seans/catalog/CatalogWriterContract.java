package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.GroupRecord;
import dev.seans.records.NamedValue;
import dev.seans.records.OfferRecord;
import dev.seans.records.Price;
import dev.seans.records.PriceTypeRecord;
import dev.seans.records.ProductRecord;
import dev.seans.records.PropertyRecord;
import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.RejectionReason;
import dev.seans.records.Stock;
import dev.seans.records.Unit;
import dev.seans.records.WarehouseRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a catalogue writer promises, on whichever database. */
abstract class CatalogWriterContract extends CatalogFixture {

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T10:00:00Z");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "9999",
            "10000",
            "12345678.9",
            "0.5",
            "0.05",
            "0.00001",
            "-0.00000001",
            "100000000",
            "999999999999999999.99999999");

    /** What COPY or arrays might take for something else. */
    private static final List<String> TEXTS =
            List.of("a\tb\\c\nd\r", "\\N", "\\.", "{\"a\",NULL}", "NULL", "'; --", "ё 漢 😀 ", "\u00a0");

    /** The writer under test. */
    @Override
    abstract CatalogWriter writer(Database database);

    @Test
    void aProductIsStoredWithAllThatBelongsToIt() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));

        ProductView stored = catalog.product("p1");
        assertThat(stored.name()).isEqualTo("Коврик");
        assertThat(stored.groups()).containsExactly("g1", "g2");
        assertThat(stored.images()).extracting(ImageView::path).containsExactly("b.jpg", "a.jpg");
        assertThat(stored.properties()).containsExactly(Map.entry("colour", List.of("red")));
        assertThat(stored.updatedAt()).isEqualTo(FIRST);
    }

    @Test
    void anUnchangedProductIsSeenButNotWritten() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));

        RecordCounts counts = catalog.write(2, LATER, product("p1", "Коврик"));

        assertThat(counts).isEqualTo(new RecordCounts(0, 0, 1, 0, 0, 0, 1, 0, 0));
        assertThat(catalog.product("p1").updatedAt()).isEqualTo(FIRST);
        assertThat(catalog.seenAt("seans_catalog_product", "p1")).isEqualTo(LATER);
    }

    @Test
    void aChangedProductReplacesItsChildrenAsAWhole() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));

        catalog.write(
                2,
                LATER,
                new ProductRecord(
                        "p1",
                        "c1",
                        DeletionMark.CLEARED,
                        new ProductRecord.Content(
                                "Ковёр",
                                null,
                                null,
                                null,
                                Unit.NONE,
                                List.of("g3"),
                                new TreeMap<>(),
                                List.of(),
                                List.of())));

        ProductView stored = catalog.product("p1");
        assertThat(stored.name()).isEqualTo("Ковёр");
        assertThat(stored.groups()).containsExactly("g3");
        assertThat(stored.images()).isEmpty();
        assertThat(stored.properties()).isEmpty();
        assertThat(stored.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void aDeletionMarkAloneKeepsTheRest() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));

        RecordCounts counts = catalog.write(2, LATER, new ProductRecord("p1", "c1", DeletionMark.SET, null));

        assertThat(counts.unchanged()).isZero();
        assertThat(catalog.product("p1").deleted()).isTrue();
        assertThat(catalog.product("p1").name()).isEqualTo("Коврик");
        assertThat(catalog.product("p1").images()).hasSize(2);
    }

    @Test
    void aProductThatComesAgainUnmarkedIsNoLongerDeleted() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"), new ProductRecord("p1", "c1", DeletionMark.SET, null));

        RecordCounts counts = catalog.write(2, LATER, product("p1", "Коврик"));

        assertThat(counts.unchanged()).isZero();
        assertThat(catalog.product("p1").deleted()).isFalse();
    }

    @Test
    void pricesAloneNeitherDeleteNorReviveAnOffer() throws Exception {
        catalog.write(1, FIRST, new OfferRecord("o1", "c1", DeletionMark.SET, null, null, null));

        catalog.write(2, LATER, prices("o1", "10"));

        assertThat(catalog.offer("o1").deleted()).isTrue();
        assertThat(catalog.offer("o1").prices()).hasSize(1);
    }

    @Test
    void absentPricesAndStockStayAndPresentOnesReplace() throws Exception {
        catalog.write(1, FIRST, offer("o1", "10", "3"));

        catalog.write(2, LATER, prices("o1", "12.5"));

        OfferView stored = catalog.offer("o1");
        assertThat(stored.name()).isEqualTo("Коврик, красный");
        assertThat(stored.prices()).extracting(OfferView.PriceView::amount).containsExactly(new BigDecimal("12.5"));
        assertThat(stored.stocks()).extracting(OfferView.StockView::quantity).containsExactly(new BigDecimal("3"));
    }

    @Test
    void numbersComeBackAsTheyWere() throws Exception {
        catalog.write(1, FIRST, offer("again", "1", "1"));

        for (String number : NUMBERS) {
            catalog.write(2, LATER, offer("again", number, number), offer("o" + number, number, number));

            for (String id : List.of("again", "o" + number)) {
                assertThat(catalog.offer(id).prices().get(0).amount()).isEqualTo(new BigDecimal(number));
                assertThat(catalog.offer(id).stocks().get(0).quantity()).isEqualTo(new BigDecimal(number));
            }
        }
    }

    @Test
    void textsComeBackAsTheyWere() throws Exception {
        catalog.write(1, FIRST, product("again", "Коврик"));

        for (String text : TEXTS) {
            catalog.write(2, LATER, product("again", text), product(text + "2", text));

            assertThat(catalog.product("again").name()).isEqualTo(text);
            assertThat(catalog.product(text + "2").name()).isEqualTo(text);
        }
    }

    @Test
    void anEmptyListOfPricesTakesThemAway() throws Exception {
        catalog.write(1, FIRST, offer("o1", "10", "3"));

        catalog.write(2, LATER, new OfferRecord("o1", "c1", DeletionMark.UNMENTIONED, null, List.of(), null));

        assertThat(catalog.offer("o1").prices()).isEmpty();
        assertThat(catalog.offer("o1").stocks()).hasSize(1);
    }

    @Test
    void anOfferBeforeItsProductIsKept() throws Exception {
        catalog.write(1, FIRST, offer("p1#red", "10", "3"));
        catalog.write(2, LATER, product("p1", "Коврик"));

        assertThat(catalog.offer("p1#red").productId()).isEqualTo("p1");
        assertThat(catalog.product("p1").name()).isEqualTo("Коврик");
    }

    @Test
    void namesOfPriceTypesAndWarehousesAreShownOnceTheyAreKnown() throws Exception {
        catalog.write(1, FIRST, offer("o1", "10", "3"));
        assertThat(catalog.offer("o1").prices().get(0).typeName()).isNull();

        catalog.write(
                2,
                LATER,
                new PriceTypeRecord("retail", DeletionMark.CLEARED, new PriceTypeRecord.Content("Розница", "RUB")),
                new WarehouseRecord("w1", DeletionMark.CLEARED, new WarehouseRecord.Content("Склад 1")));

        assertThat(catalog.offer("o1").prices().get(0).typeName()).isEqualTo("Розница");
        assertThat(catalog.offer("o1").stocks().get(0).warehouseName()).isEqualTo("Склад 1");
    }

    @Test
    void valuesOfADirectoryAreShownAsTheirTexts() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));
        catalog.write(
                2,
                LATER,
                new PropertyRecord(
                        "colour",
                        DeletionMark.CLEARED,
                        new PropertyRecord.Content("Цвет", "Справочник", new TreeMap<>(Map.of("red", "Красный")))));

        assertThat(catalog.product("p1").properties()).containsExactly(Map.entry("Цвет", List.of("Красный")));
    }

    @Test
    void anIdThatComesTwiceInAFileIsCountedOnceEvenInAnotherChunk() throws Exception {
        RecordCounts first = catalog.write(1, FIRST, product("p1", "A"), product("p1", "B"), product("p2", "A"));
        RecordCounts second = catalog.write(1, FIRST, product("p1", "C"));

        assertThat(first.products()).isEqualTo(2);
        assertThat(second.products()).isZero();
        assertThat(catalog.product("p1").name()).isEqualTo("C");
    }

    @Test
    void offersCountTheirValuesAndEveryKindItsIds() throws Exception {
        RecordCounts counts = catalog.write(
                1,
                FIRST,
                new GroupRecord("g1", DeletionMark.CLEARED, new GroupRecord.Content(null, "Ковры")),
                new PropertyRecord(
                        "colour", DeletionMark.CLEARED, new PropertyRecord.Content("Цвет", null, new TreeMap<>())),
                product("p1", "Коврик"),
                offer("o1", "10", "3"),
                prices("o2", "11"),
                new Rejection(RecordKind.OFFER, RejectionReason.NO_ID, 1, 1, "Предложение without Ид"));

        assertThat(counts).isEqualTo(new RecordCounts(1, 1, 1, 2, 2, 1, 0, 1, 0));
        assertThat(catalog.queries().counts("1c"))
                .isEqualTo(new CatalogCounts(1, 1, 0, 1, 0, 0, 2, 2, 2, 0, 0, 2, 0, 1, 0));
    }

    @Test
    void thousandsOfNewRowsWithChildrenFitInOneChunk() throws Exception {
        CatalogRecord[] many = new CatalogRecord[2_500];
        for (int index = 0; index < many.length; index++) {
            many[index] = product("p" + index, "Товар " + index);
        }

        assertThat(catalog.write(1, FIRST, many).products()).isEqualTo(many.length);

        assertThat(catalog.queries().counts(null).products()).isEqualTo(many.length);
        assertThat(catalog.write(2, LATER, many).unchanged()).isEqualTo(many.length);
    }

    @Test
    void aHiddenRecordThatIsSeenAgainShowsAgainAndCountsAsChanged() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"), offer("o1", "10", "3"));
        catalog.hideAll();

        RecordCounts counts = catalog.write(2, LATER, product("p1", "Коврик"), prices("o1", "10"));

        assertThat(counts.unchanged()).isZero();
        assertThat(catalog.hidden()).isZero();
        assertThat(catalog.product("p1").updatedAt()).isEqualTo(LATER);
        assertThat(catalog.product("p1").images()).hasSize(2);
    }

    @Test
    void theCatalogueIsRememberedWhereADeltaDoesNotNameIt() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"), offer("o1", "10", "3"));

        catalog.write(2, LATER, prices("o1", "12"));

        assertThat(catalog.catalogOf("seans_catalog_product", "p1")).isEqualTo("c1");
        assertThat(catalog.catalogOf("seans_catalog_offer", "o1")).isEqualTo("c1");
    }

    @Test
    void aProductMayMoveToAnotherCatalogueUnchanged() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));
        ProductRecord here = product("p1", "Коврик");

        RecordCounts counts =
                catalog.write(1, FIRST, new ProductRecord("p1", "c2", DeletionMark.CLEARED, here.content()));

        assertThat(counts).isEqualTo(RecordCounts.NONE);
        assertThat(catalog.catalogOf("seans_catalog_product", "p1")).isEqualTo("c2");
    }

    @Test
    void theSameIdInAnotherSourceIsAnotherProduct() throws Exception {
        catalog.write(1, FIRST, product("p1", "Коврик"));
        catalog.ofSource("other").write(2, FIRST, product("p1", "Другой"));

        assertThat(catalog.queries().products(CatalogSearch.all("1c", null, 10)))
                .extracting(ProductView::name)
                .containsExactly("Коврик");
        assertThat(catalog.queries().products(CatalogSearch.all(null, null, 10)))
                .hasSize(2);
    }

    @Test
    void pagesContinueBehindTheirLastRow() throws Exception {
        catalog.write(1, FIRST, product("p1", "A"), product("p2", "B"), product("p3", "C"));

        List<ProductView> first = catalog.queries().products(CatalogSearch.all("1c", null, 2));
        List<ProductView> second =
                catalog.queries().products(CatalogSearch.all("1c", first.get(1).rowId(), 2));

        assertThat(first).extracting(ProductView::id).containsExactly("p1", "p2");
        assertThat(second).extracting(ProductView::id).containsExactly("p3");
    }

    @Test
    void aRolledBackChunkLeavesNothing() throws Exception {
        catalog.writeAndRollBack(1, FIRST, product("p1", "Коврик"));

        assertThat(catalog.queries().counts(null).products()).isZero();
        assertThat(catalog.write(1, FIRST, product("p1", "Коврик")).products()).isEqualTo(1);
    }

    private static ProductRecord product(String id, String name) {
        return new ProductRecord(
                id,
                "c1",
                DeletionMark.CLEARED,
                new ProductRecord.Content(
                        name,
                        "ART-1",
                        "4600000000001",
                        "Мягкий",
                        new Unit("796", "Штука"),
                        List.of("g2", "g1"),
                        new TreeMap<>(Map.of("colour", List.of("red"))),
                        List.of(new NamedValue("Вес", "1,4")),
                        List.of("b.jpg", "a.jpg")));
    }

    private static OfferRecord offer(String id, String amount, String quantity) {
        return new OfferRecord(
                id,
                "c1",
                DeletionMark.CLEARED,
                new OfferRecord.Content(
                        "Коврик, красный", null, null, Unit.NONE, List.of(new NamedValue("Цвет", "красный"))),
                List.of(price(amount)),
                new Stock(null, List.of(new Stock.Level("w1", new BigDecimal(quantity)))));
    }

    private static OfferRecord prices(String id, String amount) {
        return new OfferRecord(id, "", DeletionMark.UNMENTIONED, null, List.of(price(amount)), null);
    }

    private static Price price(String amount) {
        return new Price("retail", new BigDecimal(amount), "RUB", "шт", BigDecimal.ONE, null);
    }
}
