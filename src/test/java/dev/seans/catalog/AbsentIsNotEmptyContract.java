package dev.seans.catalog;

import static dev.seans.commerceml.CommerceMl.document;
import static dev.seans.commerceml.CommerceMl.offers;
import static dev.seans.commerceml.CommerceMl.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.commerceml.CommerceMl;
import dev.seans.records.NamedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a document does not mention stays as it is stored; what it mentions as empty becomes empty. */
abstract class AbsentIsNotEmptyContract extends CatalogFixture {

    private static final String PHOTO = product("<Картинка>nb-1.jpg</Картинка>");
    private static final String GOODS = product("<Артикул>N-1</Артикул><Штрихкод>4600000000017</Штрихкод>"
            + "<Группы><Ид>g1</Ид></Группы><Описание>Описание</Описание><ЗначенияСвойств>"
            + property("s1", "Синий") + property("s2", "XL") + "</ЗначенияСвойств><ЗначенияРеквизитов>"
            + requisite("Вес", "1") + requisite("Код", "7") + "</ЗначенияРеквизитов>");

    @Test
    void photosThatComeInAnExchangeOfTheirOwnClearNothingAndAreNotCleared() throws Exception {
        for (List<String> order : List.of(List.of(PHOTO, GOODS), List.of(GOODS, PHOTO))) {
            freshCatalog();
            store(products(order.get(0)));
            store(products(order.get(1)));

            assertWhole();
        }
    }

    @Test
    void exchangesThatAlternateChangeNothingOnceBothHaveCome() throws Exception {
        for (int round = 0; round < 3; round++) {
            store(products(PHOTO));
            store(products(GOODS));
        }

        assertThat(store(products(PHOTO)).unchanged()).isEqualTo(1);
        assertThat(store(products(GOODS)).unchanged()).isEqualTo(1);
        assertWhole();
    }

    @Test
    void whatIsMentionedAsEmptyBecomesEmptyAndTheRestStays() throws Exception {
        store(products(GOODS, PHOTO));

        store(products(product("<Артикул/><Штрихкод></Штрихкод><Описание> </Описание><Группы/><ЗначенияСвойств/>"
                + "<ЗначенияРеквизитов/><Картинка/>")));

        ProductView product = catalog.product("nb-1");
        assertThat(product.name()).isEqualTo("Ноутбук");
        assertThat(product.article()).isNull();
        assertThat(product.barcode()).isNull();
        assertThat(product.groups()).isEmpty();
        assertThat(product.properties()).isEmpty();
        assertThat(product.images()).isEmpty();
        assertThat(number("SELECT COUNT(*) FROM seans_catalog_product_requisite"))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM seans_catalog_product WHERE description IS NOT NULL"))
                .isZero();
    }

    @Test
    void aDeltaOfAnIdAndAPropertySetsJustThat() throws Exception {
        store(products(GOODS));
        store(products(PHOTO));

        store(products("<Товар><Ид>nb-1</Ид><ЗначенияСвойств>" + property("s2", "XXL") + property("s3", "Да")
                + "</ЗначенияСвойств></Товар>"));
        store(products(
                "<Товар><Ид>nb-1</Ид><ЗначенияРеквизитов>" + requisite("Вес", "2") + "</ЗначенияРеквизитов></Товар>"));

        ProductView product = catalog.product("nb-1");
        assertThat(product.properties())
                .isEqualTo(Map.of("s1", List.of("Синий"), "s2", List.of("XXL"), "s3", List.of("Да")));
        assertThat(product.article()).isEqualTo("N-1");
        assertThat(product.images()).hasSize(1);
        assertThat(texts("SELECT name || '=' || content FROM seans_catalog_product_requisite"))
                .containsExactlyInAnyOrder("Код=7", "Вес=2");
    }

    @Test
    void aPropertyThatADeltaMentionsAsEmptyGoesAlone() throws Exception {
        store(products(GOODS));

        store(products("<Товар><Ид>nb-1</Ид><ЗначенияСвойств>" + property("s1", "") + "</ЗначенияСвойств></Товар>"));

        assertThat(catalog.product("nb-1").properties()).isEqualTo(Map.of("s2", List.of("XL")));
    }

    @Test
    void aDescribedProductHasThePropertiesThatItMentionsAndNoOthers() throws Exception {
        store(products(GOODS));

        store(products(product("<ЗначенияСвойств>" + property("s1", "Белый") + "</ЗначенияСвойств>")));

        assertThat(catalog.product("nb-1").properties()).isEqualTo(Map.of("s1", List.of("Белый")));
    }

    @Test
    void aPackageThatBringsOnePriceTypeDoesNotRemoveTheOthers() throws Exception {
        store(offers(offer(price("retail", "100") + price("trade", "80"), "")));

        store(offers(offer(price("retail", "110"), "")));

        assertThat(prices()).isEqualTo(Map.of("retail", "110", "trade", "80"));
    }

    @Test
    void aPriceOnRequestTakesThePriceOfItsTypeAway() throws Exception {
        store(offers(offer(price("retail", "100") + price("trade", "80"), "<Количество>1</Количество>")));

        RecordCounts counts = store(offers(offer(price("retail", ""), "<Количество>4</Количество>")));

        assertThat(counts.badValues()).isZero();
        assertThat(prices()).isEqualTo(Map.of("trade", "80"));
        assertThat(catalog.offer("o1").quantity()).isEqualTo("4");
    }

    @Test
    void aPriceThatIsNotUnderstoodLeavesTheOneBefore() throws Exception {
        store(offers(offer(price("retail", "100") + price("trade", "80"), "")));

        RecordCounts counts = store(offers(offer(price("retail", "дорого") + price("trade", "90"), "")));

        assertThat(counts.badValues()).isEqualTo(1);
        assertThat(prices()).isEqualTo(Map.of("retail", "100", "trade", "90"));
    }

    @Test
    void aWholePackageSpeaksForThePriceTypesThatItDeclares() throws Exception {
        store(offers(offer(price("retail", "100") + price("trade", "80") + price("other", "70"), "")));
        String types = "<ТипыЦен><ТипЦены><Ид>retail</Ид><Наименование>Розница</Наименование></ТипЦены>"
                + "<ТипЦены><Ид>trade</Ид><Наименование>Опт</Наименование></ТипЦены></ТипыЦен>";
        String goods = "<Предложения>" + offer(price("retail", "100"), "") + "</Предложения></ПакетПредложений>";

        store(document("<ПакетПредложений СодержитТолькоИзменения=\"true\">" + types + goods));
        assertThat(prices()).containsOnlyKeys("retail", "trade", "other");

        store(document("<ПакетПредложений СодержитТолькоИзменения=\"false\">" + types + goods));
        assertThat(prices()).containsOnlyKeys("retail", "other");
    }

    @Test
    void aWarehouseThatIsNotNamedKeepsItsStock() throws Exception {
        store(offers(offer("", stock("s1", 5) + stock("s2", 7))));

        store(offers(offer("", stock("s1", 3))));
        assertThat(stocks()).isEqualTo(Map.of("s1", "3", "s2", "7"));

        store(offers(offer("", "<Склады/>")));
        assertThat(stocks()).isEmpty();
    }

    @Test
    void aQuantityOverAllWarehousesTakesTheirPlace() throws Exception {
        store(offers(offer("", stock("s1", 5) + stock("s2", 7))));

        store(offers(offer("", "<Количество>9</Количество>")));
        assertThat(stocks()).isEqualTo(Map.of("-", "9"));

        store(offers(offer("", stock("s1", 4))));
        assertThat(stocks()).isEqualTo(Map.of("s1", "4"));
    }

    @Test
    void anOfferKeepsWhatADescriptionDoesNotMention() throws Exception {
        store(offers("<Предложение><Ид>o1</Ид><Наименование>Болт</Наименование><Артикул>B-1</Артикул>"
                + "<ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Цвет</Наименование><Значение>белый</Значение>"
                + "</ХарактеристикаТовара></ХарактеристикиТовара></Предложение>"));

        store(offers("<Предложение><Ид>o1</Ид><Наименование>Болт М6</Наименование></Предложение>"));

        OfferView offer = catalog.offer("o1");
        assertThat(offer.name()).isEqualTo("Болт М6");
        assertThat(offer.article()).isEqualTo("B-1");
        assertThat(offer.characteristics()).containsExactly(new NamedValue("Цвет", "белый"));
    }

    @Test
    void theDirectoryOfAPropertyAndTheCurrencyOfAPriceTypeStay() throws Exception {
        store(
                CommerceMl.classifier(
                        "<Свойства><Свойство><Ид>c</Ид><Наименование>Цвет</Наименование>"
                                + "<ТипЗначений>Справочник</ТипЗначений><ВариантыЗначений><Справочник><ИдЗначения>r</ИдЗначения>"
                                + "<Значение>Красный</Значение></Справочник></ВариантыЗначений></Свойство></Свойства>"
                                + "<ТипыЦен><ТипЦены><Ид>t</Ид><Наименование>Розница</Наименование><Валюта>RUB</Валюта></ТипЦены></ТипыЦен>"));

        store(CommerceMl.classifier("<Свойства><Свойство><Ид>c</Ид><Наименование>Окраска</Наименование></Свойство>"
                + "</Свойства><ТипыЦен><ТипЦены><Ид>t</Ид><Наименование>Цена</Наименование></ТипЦены></ТипыЦен>"));

        assertThat(texts("SELECT name || ' ' || value_type FROM seans_catalog_property"))
                .containsExactly("Окраска Справочник");
        assertThat(texts("SELECT content FROM seans_catalog_property_value")).containsExactly("Красный");
        assertThat(texts("SELECT name || ' ' || currency FROM seans_catalog_price_type"))
                .containsExactly("Цена RUB");
    }

    @Test
    void manyRecordsOfDifferentShapesInOneChunkKeepTheirsEach() throws Exception {
        StringBuilder whole = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        for (int product = 0; product < 64; product++) {
            whole.append("<Товар><Ид>p")
                    .append(product)
                    .append("</Ид><Наименование>Н</Наименование>"
                            + "<Артикул>А</Артикул><Штрихкод>Ш</Штрихкод><Описание>О</Описание></Товар>");
            parts.append("<Товар><Ид>p").append(product).append("</Ид>");
            parts.append((product & 1) == 0 ? "" : "<Наименование>Н2</Наименование>");
            parts.append((product & 2) == 0 ? "" : "<Артикул>А2</Артикул>");
            parts.append((product & 4) == 0 ? "" : "<Штрихкод>Ш2</Штрихкод>");
            parts.append((product & 8) == 0 ? "" : "<Описание>О2</Описание>").append("</Товар>");
        }
        store(products(whole.toString()));

        store(products(parts.toString()));

        for (int product = 0; product < 64; product++) {
            ProductView stored = catalog.product("p" + product);
            assertThat(stored.name()).isEqualTo((product & 1) == 0 ? "Н" : "Н2");
            assertThat(stored.article()).isEqualTo((product & 2) == 0 ? "А" : "А2");
            assertThat(stored.barcode()).isEqualTo((product & 4) == 0 ? "Ш" : "Ш2");
        }
        assertThat(number("SELECT COUNT(*) FROM seans_catalog_product WHERE description = 'О2'"))
                .isEqualTo(32);
    }

    private void assertWhole() {
        ProductView product = catalog.product("nb-1");
        assertThat(product.article()).isEqualTo("N-1");
        assertThat(product.barcode()).isEqualTo("4600000000017");
        assertThat(product.groups()).containsExactly("g1");
        assertThat(product.properties()).isEqualTo(Map.of("s1", List.of("Синий"), "s2", List.of("XL")));
        assertThat(product.images()).extracting(ImageView::path).containsExactly("nb-1.jpg");
        assertThat(texts("SELECT description FROM seans_catalog_product")).containsExactly("Описание");
    }

    private Map<String, String> prices() {
        return catalog.offer("o1").prices().stream()
                .collect(Collectors.toMap(
                        OfferView.PriceView::typeId, price -> price.amount().toPlainString()));
    }

    private Map<String, String> stocks() {
        return catalog.offer("o1").stocks().stream()
                .collect(Collectors.toMap(
                        stock -> stock.warehouseId() == null ? "-" : stock.warehouseId(),
                        stock -> plain(stock.quantity())));
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static String product(String content) {
        return "<Товар><Ид>nb-1</Ид><Наименование>Ноутбук</Наименование>"
                + "<БазоваяЕдиница НаименованиеПолное=\"шт\">шт</БазоваяЕдиница>" + content + "</Товар>";
    }

    private static String property(String id, String value) {
        return "<ЗначенияСвойства><Ид>" + id + "</Ид><Значение>" + value + "</Значение></ЗначенияСвойства>";
    }

    private static String requisite(String name, String value) {
        return "<ЗначениеРеквизита><Наименование>" + name + "</Наименование><Значение>" + value
                + "</Значение></ЗначениеРеквизита>";
    }

    private static String offer(String prices, String stock) {
        return "<Предложение><Ид>o1</Ид>" + (prices.isEmpty() ? "" : "<Цены>" + prices + "</Цены>") + stock
                + "</Предложение>";
    }

    private static String price(String type, String amount) {
        return "<Цена><ИдТипаЦены>" + type + "</ИдТипаЦены><ЦенаЗаЕдиницу>" + amount + "</ЦенаЗаЕдиницу></Цена>";
    }

    private static String stock(String warehouse, int quantity) {
        return "<Склад ИдСклада=\"" + warehouse + "\" КоличествоНаСкладе=\"" + quantity + "\"/>";
    }

    private long number(String sql) {
        return database.find(sql, row -> row.getLong(1)).orElseThrow();
    }

    private List<String> texts(String sql) {
        return database.query(sql, row -> row.getString(1));
    }
}
