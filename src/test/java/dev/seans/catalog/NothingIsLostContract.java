package dev.seans.catalog;

import static dev.seans.commerceml.CommerceMl.classifier;
import static dev.seans.commerceml.CommerceMl.document;
import static dev.seans.commerceml.CommerceMl.offers;
import static dev.seans.commerceml.CommerceMl.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.seans.commerceml.DecimalText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What has no place of its own is kept with its record, and stays by the rules of what has one. */
abstract class NothingIsLostContract extends CatalogFixture {

    private static final int MOST_OF_AN_EXTRA = 65_536;

    @Test
    void whatNothingReadsOfAProductIsKeptAsItCame() throws Exception {
        store(products("<Товар цвет=\"серый\"><Ид>p</Ид><Наименование>Ведро</Наименование>"
                + "<Марка вид=\"a\">Дачник</Марка><Срок>12</Срок><Срок>24</Срок><Пусто/>"
                + "<Аналоги><Аналог><Ид>q</Ид><Вес>1</Вес></Аналог></Аналоги></Товар>"));

        assertThat(catalog.product("p").extra().values())
                .containsExactly(
                        entry("@цвет", "\"серый\""),
                        entry("Аналоги", "{\"Аналог\":{\"Ид\":\"q\",\"Вес\":\"1\"}}"),
                        entry("Марка", "{\"@вид\":\"a\",\"#text\":\"Дачник\"}"),
                        entry("Пусто", "\"\""),
                        entry("Срок", "[\"12\",\"24\"]"));
    }

    @Test
    void ofWhatIsReadInPartTheRestIsKeptWithWhatIdentifiesIt() throws Exception {
        store(offers(
                "<Предложение><Ид>o</Ид><Наименование>Шина</Наименование><Цены><Цена><ИдТипаЦены>retail</ИдТипаЦены>"
                        + "<ЦенаЗаЕдиницу>10</ЦенаЗаЕдиницу><Геометка>Омск</Геометка></Цена><Цена><ИдТипаЦены>trade</ИдТипаЦены>"
                        + "<ЦенаЗаЕдиницу>9</ЦенаЗаЕдиницу></Цена></Цены></Предложение>"));

        assertThat(catalog.offer("o").prices()).hasSize(2);
        assertThat(catalog.offer("o").extra().values())
                .containsExactly(entry("Цены", "{\"Цена\":{\"Геометка\":\"Омск\",\"ИдТипаЦены\":\"retail\"}}"));
    }

    /** Documents that tell it and documents that do not come in turn: a shop would see it come and go. */
    @Test
    void whatARecordDoesNotMentionStaysAndWhatItMentionsReplaces() throws Exception {
        store(products("<Товар><Ид>p</Ид><Наименование>Ведро</Наименование><Марка>A</Марка><Срок>1</Срок></Товар>"));
        store(products("<Товар><Ид>p</Ид><Срок>2</Срок></Товар>"));
        store(products("<Товар><Ид>p</Ид><Наименование>Ведро</Наименование></Товар>"));

        assertThat(extraOf("p")).containsOnly(entry("Марка", "\"A\""), entry("Срок", "\"2\""));
        assertThat(catalog.product("p").name()).isEqualTo("Ведро");

        RecordCounts again = store(products("<Товар><Ид>p</Ид><Срок>2</Срок></Товар>"));
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(extraOf("p")).hasSize(2);
    }

    @Test
    void recordsOfAllKindsKeepTheirs() throws Exception {
        store(classifier("<Группы><Группа><Ид>g</Ид><Наименование>G</Наименование><Картинка>g.jpg</Картинка><Группы>"
                + "<Группа><Ид>g2</Ид><Наименование>G2</Наименование></Группа></Группы></Группа></Группы>"
                + "<Свойства><Свойство><Ид>s</Ид><Наименование>S</Наименование><ДляТоваров>true</ДляТоваров>"
                + "<Единица>кг</Единица></Свойство></Свойства>"
                + "<Склады><Склад><Ид>w</Ид><Наименование>W</Наименование><Адрес><Представление>Омск</Представление>"
                + "<АдресноеПоле><Тип>Индекс</Тип><Значение>644</Значение></АдресноеПоле></Адрес><Контакты><Контакт>"
                + "<Тип>Телефон</Тип><Значение>7</Значение></Контакт></Контакты></Склад></Склады><ТипыЦен><ТипЦены><Ид>t</Ид><Наименование>T</Наименование><Налог>"
                + "<Наименование>НДС</Наименование><Акциз>false</Акциз></Налог></ТипЦены></ТипыЦен>"
                + "<ЕдиницыИзмерения><ЕдиницаИзмерения><Код>796</Код><НаименованиеПолное>Штука</НаименованиеПолное>"
                + "<Порядок>1</Порядок></ЕдиницаИзмерения></ЕдиницыИзмерения>"));

        assertThat(database.query("SELECT image_path FROM seans_catalog_group_image", row -> row.getString(1)))
                .containsExactly("g.jpg");
        assertThat(database.query(
                        "SELECT name, content FROM seans_catalog_extra ORDER BY content",
                        row -> row.getString("name") + " " + row.getString("content")))
                .containsExactlyInAnyOrder(
                        "Единица \"кг\"",
                        "Адрес {\"АдресноеПоле\":{\"Тип\":\"Индекс\",\"Значение\":\"644\"}}",
                        "Налог {\"Акциз\":\"false\",\"Наименование\":\"НДС\"}",
                        "Порядок \"1\"");
    }

    @Test
    void warehousesAndCategoriesAreKeptWithTheirParts() throws Exception {
        store(classifier("<Склады><Склад><Ид>w</Ид><Наименование>W</Наименование><Адрес>Омск</Адрес><Контакты><Контакт>"
                + "<Тип>Телефон</Тип><Значение>7</Значение></Контакт></Контакты></Склад></Склады><Категории><Категория>"
                + "<Ид>k</Ид><Наименование>Шины</Наименование><Свойства><Ид>s1</Ид><Ид>s2</Ид></Свойства></Категория>"
                + "</Категории>"));

        assertThat(database.query(
                        "SELECT w.address, c.name, c.content FROM seans_catalog_warehouse w"
                                + " JOIN seans_catalog_warehouse_contact c ON c.warehouse_id = w.id",
                        row -> List.of(row.getString(1), row.getString(2), row.getString(3))))
                .containsExactly(List.of("Омск", "Телефон", "7"));
        assertThat(database.query(
                        "SELECT k.name, p.property_ext_id FROM seans_catalog_category k"
                                + " JOIN seans_catalog_category_property p ON p.category_id = k.id ORDER BY p.ordinal",
                        row -> row.getString(1) + " " + row.getString(2)))
                .containsExactly("Шины s1", "Шины s2");
    }

    @Test
    void offersHavePropertiesAndImagesOfTheirOwn() throws Exception {
        store(document("<Классификатор><Свойства><Свойство><Ид>size</Ид><Наименование>Размер</Наименование>"
                + "<ДляПредложений>true</ДляПредложений></Свойство></Свойства></Классификатор><ПакетПредложений><Предложения>"
                + "<Предложение><Ид>p#75</Ид><Наименование>Лиф</Наименование><Картинка>import_files/br/75.jpg</Картинка>"
                + "<ЗначенияСвойств><ЗначенияСвойства><Ид>size</Ид><Значение>75B</Значение></ЗначенияСвойства>"
                + "<ЗначенияСвойства><Ид>own</Ид><Наименование>Цвет</Наименование><Значение>беж</Значение></ЗначенияСвойства>"
                + "</ЗначенияСвойств></Предложение></Предложения></ПакетПредложений>"));

        assertThat(catalog.offer("p#75").properties())
                .isEqualTo(Map.of("Размер", List.of("75B"), "Цвет", List.of("беж")));
        assertThat(catalog.offer("p#75").images()).containsExactly(new ImageView("import_files/br/75.jpg", null, null));
        assertThat(catalog.offer("p#75").extra().isEmpty()).isTrue();

        store(offers("<Предложение><Ид>p#75</Ид><Количество>1</Количество></Предложение>"));
        assertThat(catalog.offer("p#75").images()).hasSize(1);
    }

    @Test
    void unitsAreKeptWithWhatTheyAreInOthers() throws Exception {
        store(products("<Товар><Ид>p</Ид><Наименование>Сок</Наименование><БазоваяЕдиница Код=\"796\""
                + " НаименованиеПолное=\"Штука\" МеждународноеСокращение=\"PCE\">шт"
                + "<Пересчет><Единица>796</Единица><Коэффициент>1</Коэффициент></Пересчет>"
                + "<Пересчет><Единица>778</Единица><Коэффициент>12</Коэффициент></Пересчет></БазоваяЕдиница></Товар>"));

        assertThat(database.query(
                        "SELECT unit_code, unit_name, unit_short_name, unit_international FROM seans_catalog_product",
                        row -> List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4))))
                .containsExactly(List.of("796", "Штука", "шт", "PCE"));
        assertThat(database.query(
                        "SELECT unit, coefficient FROM seans_catalog_product_unit",
                        row -> row.getString("unit") + " " + DecimalText.shortest(row.getBigDecimal("coefficient"))))
                .containsExactly("778 12");
        assertThat(extraOf("p")).isEmpty();
    }

    @Test
    void ofTooMuchTheRestIsToldAsAProblem() throws Exception {
        String large = "<Прочее>" + "x".repeat(MOST_OF_AN_EXTRA) + "</Прочее>";
        RecordCounts counts = store(products("<Товар><Ид>p</Ид><Наименование>Ведро</Наименование><Марка>A</Марка>"
                + large + "<Срок>1</Срок></Товар>"));

        assertThat(counts.badValues()).isEqualTo(1);
        assertThat(extraOf("p")).containsOnly(entry("Марка", "\"A\""));
        assertThat(catalog.product("p").name()).isEqualTo("Ведро");
    }

    @Test
    void manyShortValuesTakeTheRoomOfTheirNames() throws Exception {
        String name = "Н".repeat(200);
        RecordCounts counts = store(products("<Товар><Ид>p</Ид><Наименование>A</Наименование><Марка>M</Марка><Прочее>"
                + ("<" + name + "/>").repeat(20_000) + "</Прочее></Товар>"));

        assertThat(counts.badValues()).isEqualTo(1);
        assertThat(extraOf("p")).containsOnly(entry("Марка", "\"M\""));
    }

    @Test
    void attributesForWhichThereIsNoRoomAreToldToo() throws Exception {
        RecordCounts counts = store(products("<Товар a=\"" + "x".repeat(40_000) + "\" b=\"" + "y".repeat(40_000)
                + "\"><Ид>p</Ид><Наименование>A</Наименование></Товар>"));

        assertThat(counts.badValues()).isEqualTo(1);
        assertThat(extraOf("p").values()).noneMatch(json -> json.contains("null"));
    }

    @Test
    void aBadOfferInAProductCostsTheProductNothing() throws Exception {
        RecordCounts counts = store(products("<Товар><Ид>p</Ид><Наименование>A</Наименование><Марка>M</Марка>"
                + "<ИдХарактеристики>" + "x".repeat(300) + "</ИдХарактеристики><Количество>1</Количество></Товар>"));

        assertThat(counts.rejected()).isEqualTo(1);
        assertThat(extraOf("p")).containsEntry("Марка", "\"M\"");
    }

    @Test
    void ofARecordWithoutANameItIsToldThatNothingIsStored() throws Exception {
        RecordCounts counts =
                store(classifier("<Группы><Группа><Ид>g</Ид><Картинка>g.jpg</Картинка></Группа></Группы>"));

        assertThat(counts.badValues()).isEqualTo(1);
        assertThat(counts.groups()).isEqualTo(1);
    }

    /** A shop might open it. */
    @Test
    void aPathThatLeadsOutOfTheFolderOfImagesIsToldAndNotStored() throws Exception {
        RecordCounts counts = store(
                products(
                        "<Товар><Ид>p</Ид><Наименование>A</Наименование><Картинка>../../etc/passwd</Картинка>"
                                + "<Картинка>a\\..\\..\\b.jpg</Картинка><Картинка>https://shop.example/../a.jpg</Картинка>"
                                + "<Картинка>import_files/a..b.jpg</Картинка><Картинка>https://shop.example/a.jpg</Картинка></Товар>"));

        assertThat(counts.badValues()).isEqualTo(3);
        assertThat(catalog.product("p").images())
                .extracting(ImageView::path)
                .containsExactly("import_files/a..b.jpg", "https://shop.example/a.jpg");
    }

    @Test
    void versionAndWordsOfPricesHavePlaces() throws Exception {
        store(products("<Товар><Ид>p</Ид><НомерВерсии>AAAB</НомерВерсии><Наименование>Сок</Наименование></Товар>"));
        store(offers("<Предложение><Ид>p</Ид><Цены><Цена><Представление>10 руб за шт</Представление>"
                + "<ЦенаЗаЕдиницу>10</ЦенаЗаЕдиницу></Цена></Цены></Предложение>"));

        assertThat(catalog.product("p").details().version()).isEqualTo("AAAB");
        assertThat(catalog.offer("p").prices())
                .extracting(OfferView.PriceView::amount, OfferView.PriceView::presentation)
                .containsExactly(tuple(BigDecimal.TEN, "10 руб за шт"));
    }

    private Map<String, String> extraOf(String product) {
        return catalog.product(product).extra().values();
    }
}
