package dev.seans.catalog;

import static dev.seans.commerceml.CommerceMl.classifier;
import static dev.seans.commerceml.CommerceMl.document;
import static dev.seans.commerceml.CommerceMl.offers;
import static dev.seans.commerceml.CommerceMl.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.commerceml.CatalogFault;
import dev.seans.commerceml.CatalogFormatException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The thirteen pitfalls of CommerceML (protocol, section 6.3), read and stored, on whichever database. */
abstract class PitfallsContract extends CatalogFixture {

    private static final String GROUP =
            "<Группы><Группа><Ид>g1</Ид><Наименование>Ковры</Наименование></Группа></Группы>";

    @Test
    void pitfall_01_documents_have_one_of_four_namespaces_or_none() throws Exception {
        int number = 0;
        for (String namespace : List.of(
                "",
                " xmlns=\"urn:1C.ru:commerceml_2\"",
                " xmlns=\"urn:1C.ru:commerceml_210\"",
                " xmlns=\"urn:1C.ru:commerceml_3\"",
                " xmlns=\"urn:of.the:future\"")) {
            String document = products(product("p" + ++number, "Коврик"));
            store(document.replace("<КоммерческаяИнформация", "<КоммерческаяИнформация" + namespace));
        }

        assertThat(catalog.queries().counts(null).products()).isEqualTo(5);
    }

    @Test
    void pitfall_02_the_parser_reads_bytes_with_a_byte_order_mark_or_a_declared_encoding() throws Exception {
        store(("\uFEFF" + products(product("p1", "Коврик"))).getBytes(StandardCharsets.UTF_8));
        store(products(product("p2", "Дорожка"))
                .replace("UTF-8", "windows-1251")
                .getBytes(Charset.forName("windows-1251")));

        assertThat(catalog.product("p1").name()).isEqualTo("Коврик");
        assertThat(catalog.product("p2").name()).isEqualTo("Дорожка");
    }

    @Test
    void pitfall_03_a_catalogue_may_come_before_its_classifier_and_only_changes_may_be_said_anywhere()
            throws Exception {
        store(document(
                "<Каталог><СодержитТолькоИзменения>true</СодержитТолькоИзменения><Товары>" + product("p1", "Коврик")
                        + "</Товары></Каталог>",
                "<Классификатор СодержитТолькоИзменения=\"true\">" + GROUP + "</Классификатор>"));

        assertThat(catalog.queries().counts(null).groups()).isEqualTo(1);
        assertThat(catalog.queries().counts(null).products()).isEqualTo(1);
        // What each place says is told apart in OnlyChangesTest.
    }

    @Test
    void pitfall_04_the_mark_in_an_id_parts_product_and_characteristic_and_in_a_package_means_nothing()
            throws Exception {
        store(document("<ПакетПредложений><Ид>c1#</Ид><Предложения>" + offer("p1#red", "<Количество>1</Количество>")
                + "</Предложения></ПакетПредложений>"));
        store(document("<ИзмененияПакетаПредложений><Ид>#c1</Ид><Предложения><Предложение><Ид>p1</Ид>"
                + "<ИдХарактеристики>red</ИдХарактеристики><Склады ИдСклада=\"w1\" КоличествоНаСкладе=\"4\"/>"
                + "</Предложение></Предложения></ИзмененияПакетаПредложений>"));
        store(offers("<Предложение><Ид>p1#00000000-0000-0000-0000-000000000000</Ид><Наименование>Без</Наименование>"
                + "</Предложение>"));

        assertThat(catalog.queries().counts(null).offers()).isEqualTo(2);
        assertThat(catalog.offer("p1#red").productId()).isEqualTo("p1");
        assertThat(catalog.offer("p1#red").stocks())
                .containsExactly(new OfferView.StockView("w1", null, new BigDecimal(4)));
        assertThat(catalog.offer("p1").name()).isEqualTo("Без");
        assertThat(catalog.catalogOf("seans_catalog_offer", "p1#red")).isEqualTo("c1");
    }

    @Test
    void pitfall_05_deletion_is_marked_in_two_ways_and_absence_deletes_nothing_even_in_a_full_export()
            throws Exception {
        store(products(product("p1", "A"), product("p2", "B"), product("p3", "C")));

        store(products(
                "<Товар Статус=\"Удален\"><Ид>p1</Ид></Товар>",
                "<Товар><Ид>p2</Ид><ПометкаУдаления>true</ПометкаУдаления></Товар>"));
        store(document(
                "<Каталог СодержитТолькоИзменения=\"false\"><Товары>" + product("p4", "D") + "</Товары></Каталог>"));

        assertThat(catalog.product("p1").deleted()).isTrue();
        assertThat(catalog.product("p2").deleted()).isTrue();
        assertThat(catalog.product("p3").deleted()).isFalse();
        assertThat(catalog.product("p3").active()).isTrue();
        assertThat(catalog.queries().counts(null).products()).isEqualTo(4);
    }

    @Test
    void pitfall_06_times_are_not_iso_numbers_have_blanks_and_commas_and_a_tax_rate_is_a_text() throws Exception {
        String document = document(
                        "<Каталог><Товары><Товар><Ид>p1</Ид><Наименование>Коврик</Наименование><СтавкиНалогов>"
                                + "<СтавкаНалога><Наименование>НДС</Наименование><Ставка>Без налога</Ставка></СтавкаНалога>"
                                + "</СтавкиНалогов></Товар></Товары></Каталог>",
                        "<ПакетПредложений><Предложения>"
                                + offer(
                                        "p1",
                                        "<Цены><Цена><Представление>6\u00a0990,5 руб за шт</Представление>"
                                                + "<ЦенаЗаЕдиницу> 6\u00a0990,50 </ЦенаЗаЕдиницу></Цена></Цены><Количество>1 200,5</Количество>")
                                + "</Предложения></ПакетПредложений>")
                .replace("ВерсияСхемы", "ДатаФормирования=\"2014-06-01T0:36:33\" ВерсияСхемы");

        assertThat(store(document).rejected()).isZero();

        assertThat(catalog.product("p1").name()).isEqualTo("Коврик");
        assertThat(catalog.offer("p1").prices())
                .extracting(OfferView.PriceView::amount)
                .containsExactly(new BigDecimal("6990.5"));
        assertThat(catalog.offer("p1").quantity()).isEqualTo(new BigDecimal("1200.5"));
    }

    @Test
    void pitfall_07_empty_values_and_empty_references_are_none_and_names_are_escaped_twice() throws Exception {
        store(products("<Товар><Ид>p1</Ид><Наименование>Кабель 1&amp;quot; &amp;amp; муфта</Наименование>"
                + "<Группы><Ид>00000000-0000-0000-0000-000000000000</Ид></Группы><ЗначенияСвойств>"
                + "<ЗначенияСвойства><Ид>a</Ид><Значение/></ЗначенияСвойства>"
                + "<ЗначенияСвойства><Ид>b</Ид><Значение>00000000-0000-0000-0000-000000000000</Значение></ЗначенияСвойства>"
                + "<ЗначенияСвойства><Ид>c</Ид><Значение>1</Значение></ЗначенияСвойства></ЗначенияСвойств></Товар>"));

        ProductView product = catalog.product("p1");
        assertThat(product.name()).isEqualTo("Кабель 1\" & муфта");
        assertThat(product.groups()).isEmpty();
        assertThat(product.properties()).isEqualTo(Map.of("c", List.of("1")));
    }

    @Test
    void pitfall_08_an_image_that_is_named_but_not_there_fails_nothing() throws Exception {
        RecordCounts counts = store(products("<Товар><Ид>p1</Ид><Наименование>Коврик</Наименование>"
                + "<Картинка>import_files/aa/never_sent.jpg</Картинка><Картинка/></Товар>"));

        assertThat(counts.rejected()).isZero();
        assertThat(catalog.product("p1").images())
                .containsExactly(new ImageView("import_files/aa/never_sent.jpg", null, null));
        assertThat(catalog.queries().counts(null).missingImages()).isEqualTo(1);
    }

    @Test
    void pitfall_09_offers_prices_and_rests_may_come_before_their_goods_or_without_them() throws Exception {
        store(offers("<Предложение><Ид>p1#red</Ид><Остатки><Остаток><Количество>3</Количество></Остаток></Остатки>"
                + "</Предложение>"));
        store(offers("<Предложение><Ид>p1#red</Ид><Цены><Цена><ЦенаЗаЕдиницу>10</ЦенаЗаЕдиницу></Цена></Цены>"
                + "</Предложение>"));
        assertThat(catalog.queries().counts(null).products()).isZero();

        store(offers(offer("p1#red", "")));
        store(products(product("p1", "Коврик")));

        OfferView offer = catalog.offer("p1#red");
        assertThat(offer.name()).isEqualTo("Предложение p1#red");
        assertThat(offer.quantity()).isEqualTo(new BigDecimal(3));
        assertThat(offer.prices()).hasSize(1);
        assertThat(catalog.product("p1").name()).isEqualTo("Коврик");
    }

    @Test
    void pitfall_10_the_classifier_comes_in_an_earlier_session_than_the_goods_of_later_portions() throws Exception {
        store(classifier(
                GROUP,
                "<Свойства><Свойство><Ид>c</Ид><Наименование>Цвет</Наименование><ВариантыЗначений><Справочник>"
                        + "<ИдЗначения>r</ИдЗначения><Значение>Красный</Значение></Справочник></ВариантыЗначений>"
                        + "</Свойство></Свойства>"));

        // Another file of another session: each has its own number.
        store(products("<Товар><Ид>p1</Ид><Наименование>Коврик</Наименование><Группы><Ид>g1</Ид></Группы>"
                + "<ЗначенияСвойств><ЗначенияСвойства><Ид>c</Ид><Значение>r</Значение></ЗначенияСвойства>"
                + "</ЗначенияСвойств></Товар>"));

        assertThat(catalog.product("p1").properties()).isEqualTo(Map.of("Цвет", List.of("Красный")));
        assertThat(catalog.queries().counts(null).groups()).isEqualTo(1);
    }

    @Test
    void pitfall_11_several_files_of_one_kind_add_up_and_their_content_tells_the_kind() throws Exception {
        RecordCounts first = store(products(product("p1", "A"), product("p2", "B")));
        RecordCounts second = store(products(product("p3", "C")));
        RecordCounts mixed = store(document(
                "<ПакетПредложений><Предложения>" + offer("p1", "") + "</Предложения></ПакетПредложений>",
                "<Каталог><Товары>" + product("p4", "D") + "</Товары></Каталог>"));

        assertThat(first.products() + second.products() + mixed.products()).isEqualTo(4);
        assertThat(mixed.offers()).isEqualTo(1);
        assertThat(catalog.queries().counts(null).products()).isEqualTo(4);
    }

    @Test
    void pitfall_12_the_statuses_of_mode_info_begin_with_a_latin_letter_and_are_no_catalogue() throws Exception {
        RecordCounts counts = store(document(
                "<Справочник><C\u0442\u0430\u0442\u0443\u0441\u044b><Элемент><Ид>N</Ид><Название>Новый</Название></Элемент></C\u0442\u0430\u0442\u0443\u0441\u044b></Справочник>",
                "<Каталог><Товары>" + product("p1", "A") + "</Товары></Каталог>"));

        assertThat(counts).isEqualTo(new RecordCounts(0, 0, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void pitfall_13_a_doctype_is_refused_before_anything_of_it_is_resolved() {
        String document = products(product("p1", "&secret;"))
                .replaceFirst(
                        "<КоммерческаяИнформация",
                        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><КоммерческаяИнформация");

        assertThatExceptionOfType(CatalogFormatException.class)
                .isThrownBy(() -> store(document))
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(CatalogFault.DOCTYPE));
        assertThat(catalog.queries().counts(null).products()).isZero();
    }

    private static String product(String id, String name) {
        return "<Товар><Ид>" + id + "</Ид><Наименование>" + name + "</Наименование></Товар>";
    }

    private static String offer(String id, String content) {
        return "<Предложение><Ид>" + id + "</Ид><Наименование>Предложение " + id + "</Наименование>" + content
                + "</Предложение>";
    }
}
