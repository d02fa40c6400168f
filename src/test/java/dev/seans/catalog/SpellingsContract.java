package dev.seans.catalog;

import static dev.seans.commerceml.CommerceMl.classifier;
import static dev.seans.commerceml.CommerceMl.document;
import static dev.seans.commerceml.CommerceMl.offers;
import static dev.seans.commerceml.CommerceMl.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.Characteristic;
import dev.seans.records.NamedValue;
import dev.seans.records.ProductDetails;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What bases spell otherwise, or put in another place, arrives where the rest of its kind does. */
abstract class SpellingsContract extends CatalogFixture {

    @Test
    void capitalLettersInNamesMakeNoDifference() throws Exception {
        store(products("<Товар><Ид>p</Ид><ШтрихКод>46</ШтрихКод><наименование>Ведро</наименование></Товар>"));
        store(document("<пакетПредложений><предложения><Предложение><ИД>p</ИД><ШТРИХКОД>46</ШТРИХКОД>"
                + "<Склад идСклада=\"s\" количествоНаСкладе=\"2\"/></Предложение></предложения></пакетПредложений>"));

        assertThat(catalog.product("p").barcode()).isEqualTo("46");
        assertThat(catalog.product("p").name()).isEqualTo("Ведро");
        assertThat(catalog.offer("p").barcode()).isEqualTo("46");
        assertThat(catalog.offer("p").stocks()).containsExactly(new OfferView.StockView("s", null, new BigDecimal(2)));
    }

    @Test
    void severalBarcodesAreKeptInTheirOrder() throws Exception {
        String codes = "<Штрихкод>111</Штрихкод><Штрихкод/><ШтрихКод>222</ШтрихКод><Штрихкод>111</Штрихкод>";
        store(products("<Товар><Ид>p</Ид><Наименование>Сок</Наименование>" + codes + "</Товар>"));
        store(offers("<Предложение><Ид>p</Ид>" + codes + "</Предложение>"));

        assertThat(catalog.product("p").barcodes()).containsExactly("111", "222");
        assertThat(catalog.offer("p").barcodes()).containsExactly("111", "222");

        store(products("<Товар><Ид>p</Ид><Наименование>Сок</Наименование><Штрихкод>333</Штрихкод></Товар>"));
        assertThat(catalog.product("p").barcodes()).containsExactly("333");
    }

    @Test
    void pricesAndStockInsideAProductAreThoseOfItsOffer() throws Exception {
        RecordCounts counts = store(products("<Товар><Ид>p</Ид><Наименование>Шина</Наименование><Цены><Цена>"
                + "<ИдТипаЦены>retail</ИдТипаЦены><ЦенаЗаЕдиницу>10</ЦенаЗаЕдиницу></Цена></Цены>"
                + "<Количество>4</Количество></Товар>"));

        assertThat(counts.products()).isEqualTo(1);
        assertThat(counts.offers()).isEqualTo(1);
        assertThat(catalog.offer("p").prices())
                .extracting(OfferView.PriceView::typeId)
                .containsExactly("retail");
        assertThat(catalog.offer("p").quantity()).isEqualTo("4");
    }

    @Test
    void characteristicsOfAProductAreThoseOfOffersThatHaveNoneOfTheirOwn() throws Exception {
        store(products("<Товар><Ид>bike</Ид><Наименование>Велосипед</Наименование><ХарактеристикиТовара>"
                + characteristic("<Ид>c1</Ид>", "рама", "серый") + characteristic("<Ид>c2</Ид>", "рама", "синий")
                + characteristic("", "вес", "12") + "</ХарактеристикиТовара></Товар>"));
        store(offers(
                "<Предложение><Ид>bike#c1</Ид><Наименование>В</Наименование></Предложение>",
                "<Предложение><Ид>bike#c2</Ид><Наименование>В</Наименование><ХарактеристикиТовара>"
                        + characteristic("", "цвет", "иной") + "</ХарактеристикиТовара></Предложение>",
                "<Предложение><Ид>bike#c3</Ид><Наименование>В</Наименование></Предложение>",
                "<Предложение><Ид>other#c1</Ид><Наименование>В</Наименование></Предложение>"));

        assertThat(catalog.offer("bike#c1").characteristics()).containsExactly(new NamedValue("рама", "серый"));
        assertThat(catalog.offer("bike#c2").characteristics()).containsExactly(new NamedValue("цвет", "иной"));
        assertThat(catalog.offer("bike#c3").characteristics()).isEmpty();
        assertThat(catalog.offer("other#c1").characteristics()).isEmpty();
        assertThat(catalog.product("bike").characteristics())
                .containsExactly(
                        new Characteristic(null, "вес", "12"),
                        new Characteristic("c1", "рама", "серый"),
                        new Characteristic("c2", "рама", "синий"));
    }

    @Test
    void aPropertyMayBeNamedWhereItHasAValue() throws Exception {
        RecordCounts counts = store(products(
                "<Товар><Ид>a</Ид><ЗначенияСвойств><ЗначенияСвойства><Ид>w</Ид><Наименование>Размер колеса</Наименование>"
                        + "<Значение>26</Значение></ЗначенияСвойства></ЗначенияСвойств></Товар>",
                "<Товар><Ид>b</Ид><ЗначенияСвойств><ЗначенияСвойства><Ид>w</Ид><Наименование>Размер колеса</Наименование>"
                        + "<Значение>28</Значение></ЗначенияСвойства></ЗначенияСвойств></Товар>"));

        assertThat(counts.properties()).isEqualTo(1);
        assertThat(catalog.product("a").properties()).isEqualTo(Map.of("Размер колеса", List.of("26")));
        assertThat(catalog.product("b").properties()).isEqualTo(Map.of("Размер колеса", List.of("28")));
    }

    @Test
    void twoPropertiesOfOneNameShowTheValuesOfBoth() throws Exception {
        store(classifier("<Свойства><Свойство><Ид>w1</Ид><Наименование>Вес</Наименование></Свойство>"
                + "<Свойство><Ид>w2</Ид><Наименование>Вес</Наименование></Свойство></Свойства>"));
        store(
                products(
                        "<Товар><Ид>p</Ид><ЗначенияСвойств>"
                                + "<ЗначенияСвойства><Ид>w1</Ид><Значение>650 г</Значение></ЗначенияСвойства>"
                                + "<ЗначенияСвойства><Ид>w2</Ид><Значение>700 г</Значение></ЗначенияСвойства></ЗначенияСвойств></Товар>"));

        assertThat(catalog.product("p").properties()).isEqualTo(Map.of("Вес", List.of("650 г", "700 г")));
    }

    @Test
    void aDirectoryWhoseEntriesComeTwiceHasEachOnce() throws Exception {
        store(classifier("<Свойства><Свойство><Ид>c</Ид><Наименование>Цвет</Наименование><ВариантыЗначений>"
                + "<Значение>Красный</Значение><Вариант>Красный</Вариант>"
                + "<Справочник><ИдЗначения>b</ИдЗначения><Значение>Белый</Значение></Справочник>"
                + "<Вариант><Ид>b</Ид><Значение>Белый</Значение></Вариант></ВариантыЗначений></Свойство></Свойства>"));

        assertThat(catalog.queries().counts(null).propertyValues()).isEqualTo(2);
    }

    @Test
    void stockIsReadFromTheListOfWarehousesAndFromPlainRests() throws Exception {
        store(offers(
                "<Предложение><Ид>a</Ид><Количество>12</Количество><КоличествоНаСкладах>"
                        + "<КоличествоНаСкладе><ИдСклада>s1</ИдСклада><Количество>5</Количество></КоличествоНаСкладе>"
                        + "<КоличествоНаСкладе><ИдСклада>s2</ИдСклада><Количество>7</Количество></КоличествоНаСкладе>"
                        + "</КоличествоНаСкладах></Предложение>",
                "<Предложение><Ид>b</Ид><Остатки><Остаток>9</Остаток></Остатки></Предложение>"));

        assertThat(catalog.offer("a").quantity()).isEqualTo("12");
        assertThat(catalog.offer("a").stocks())
                .containsExactly(
                        new OfferView.StockView("s1", null, new BigDecimal(5)),
                        new OfferView.StockView("s2", null, new BigDecimal(7)));
        assertThat(catalog.offer("b").quantity()).isEqualTo("9");
    }

    @Test
    void whatAProductSaysOfItselfInElementsHasAColumnForEach() throws Exception {
        store(products("<Товар><Ид>p</Ид><Наименование>Сок</Наименование><Код>00-01</Код>"
                + "<ПолноеНаименование>Сок яблочный &amp;quot;Сад&amp;quot;</ПолноеНаименование><Категория>g1</Категория>"
                + "<Вес>0,250</Вес><Страна>Россия</Страна><Изготовитель><Ид>m1</Ид><Наименование>Завод</Наименование>"
                + "</Изготовитель><СтавкиНалогов><СтавкаНалога><Наименование>НДС</Наименование><Ставка>Без налога</Ставка>"
                + "</СтавкаНалога></СтавкиНалогов></Товар>"));
        ProductDetails details = new ProductDetails(
                "00-01",
                "Сок яблочный \"Сад\"",
                "Россия",
                new BigDecimal("0.25"),
                "g1",
                "m1",
                "Завод",
                List.of(new NamedValue("НДС", "Без налога")),
                null);
        assertThat(catalog.product("p").details()).isEqualTo(details);

        RecordCounts counts = store(products("<Товар><Ид>p</Ид><Вес>легкий</Вес></Товар>"));
        assertThat(counts.badValues()).isEqualTo(1);
        assertThat(catalog.product("p").details()).isEqualTo(details);

        store(products("<Товар><Ид>p</Ид><Вес/><СтавкиНалогов/><Изготовитель>Сад</Изготовитель></Товар>"));
        assertThat(catalog.product("p").details())
                .isEqualTo(new ProductDetails(
                        "00-01", "Сок яблочный \"Сад\"", "Россия", null, "g1", null, "Сад", List.of(), null));
    }

    @Test
    void aPriceTypeTellsWhetherTheTaxIsInTheAmount() throws Exception {
        store(document("<ПакетПредложений><ТипыЦен>" + priceType("gross", "true") + priceType("net", "false")
                + "<ТипЦены><Ид>none</Ид><Наименование>?</Наименование></ТипЦены></ТипыЦен><Предложения><Предложение><Ид>o</Ид>"
                + "<Цены>" + price("gross") + price("net") + price("none")
                + "</Цены></Предложение></Предложения></ПакетПредложений>"));

        assertThat(catalog.offer("o").prices())
                .extracting(price -> price.typeId() + " " + price.taxIncluded())
                .containsExactly("gross true", "net false", "none null");
    }

    private static String priceType(String id, String included) {
        return "<ТипЦены><Ид>" + id + "</Ид><Наименование>Т</Наименование><Налог><Наименование>НДС</Наименование>"
                + "<УчтеноВСумме>" + included + "</УчтеноВСумме></Налог></ТипЦены>";
    }

    private static String price(String type) {
        return "<Цена><ИдТипаЦены>" + type + "</ИдТипаЦены><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу></Цена>";
    }

    @Test
    void aCatalogueInsideTheClassifierAndWrappersThatNobodyKnowsAreEntered() throws Exception {
        store(document(
                "<Классификатор><Ид>k</Ид><Каталог><Ид>c</Ид><Товары><Товар><Ид>p1</Ид><Наименование>A</Наименование>"
                        + "</Товар></Товары></Каталог></Классификатор>"));
        store(
                document(
                        "<Обмен><Пакет><Каталог><Ид>c</Ид><Дополнительно><Ид>x</Ид><Товары><Страница><Товар><Ид>p2</Ид>"
                                + "<Наименование>B</Наименование></Товар></Страница></Товары></Дополнительно></Каталог></Пакет></Обмен>"));

        assertThat(catalog.product("p1").name()).isEqualTo("A");
        assertThat(catalog.product("p2").name()).isEqualTo("B");
        assertThat(catalog.catalogOf("seans_catalog_product", "p2")).isEqualTo("c");
    }

    @Test
    void linesOfOrdersAndOwnersAreNoGoods() throws Exception {
        RecordCounts counts = store(document(
                "<Документ><Ид>1</Ид><Товары><Товар><Ид>x</Ид></Товар></Товары><Каталог><Товары><Товар><Ид>y</Ид></Товар>"
                        + "</Товары></Каталог></Документ><Каталог><Ид>c</Ид><Владелец><Ид>z</Ид></Владелец><Товары>"
                        + "<Товар><Ид>p</Ид><Наименование>A</Наименование></Товар></Товары></Каталог>"));

        assertThat(counts.products()).isEqualTo(1);
        assertThat(catalog.catalogOf("seans_catalog_product", "p")).isEqualTo("c");
    }

    private static String characteristic(String id, String name, String value) {
        return "<ХарактеристикаТовара>" + id + "<Наименование>" + name + "</Наименование><Значение>" + value
                + "</Значение></ХарактеристикаТовара>";
    }
}
