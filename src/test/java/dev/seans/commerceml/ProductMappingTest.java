package dev.seans.commerceml;

import static dev.seans.commerceml.CommerceMl.one;
import static dev.seans.commerceml.CommerceMl.products;
import static dev.seans.commerceml.CommerceMl.read;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.NamedValue;
import dev.seans.records.ProductRecord;
import dev.seans.records.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductMappingTest {

    @Test
    void aProductIsReadWithAllThatBelongsToIt() throws Exception {
        String document = products("""
                <Товар><Ид>p1</Ид><Артикул> A-1 </Артикул><Штрихкод>46</Штрихкод><Наименование>Коврик</Наименование>
                  <БазоваяЕдиница Код="796 " НаименованиеПолное="Штука"><Пересчет><Единица>796</Единица></Пересчет></БазоваяЕдиница>
                  <Группы><Ид>g2</Ид><Ид>g1</Ид></Группы>
                  <Описание><![CDATA[Мягкий <b>коврик</b>]]> &amp; тёплый</Описание>
                  <Картинка>import_files\\ab\\2.jpg</Картинка><Картинка>import_files/ab/1.jpg</Картинка>
                  <ЗначенияСвойств><ЗначенияСвойства><Ид>c</Ид><Значение>v2</Значение><Значение>v1</Значение></ЗначенияСвойства></ЗначенияСвойств>
                  <ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Вес</Наименование><Значение>1,4</Значение></ЗначениеРеквизита></ЗначенияРеквизитов>
                </Товар>""");

        ProductRecord product = one(ProductRecord.class, document);

        assertThat(product.mark()).isEqualTo(DeletionMark.CLEARED);
        ProductRecord.Content content = requireNonNull(product.content());
        assertThat(content.article()).isEqualTo("A-1");
        assertThat(content.barcodes()).containsExactly("46");
        assertThat(content.description()).isEqualTo("Мягкий <b>коврик</b> & тёплый");
        assertThat(content.unit()).isEqualTo(new Unit("796", "Штука"));
        assertThat(content.groups()).containsExactly("g1", "g2");
        assertThat(content.images()).containsExactly("import_files/ab/2.jpg", "import_files/ab/1.jpg");
        assertThat(content.properties()).containsOnlyKeys("c").containsEntry("c", List.of("v1", "v2"));
        assertThat(content.requisites()).containsExactly(new NamedValue("Вес", "1,4"));
    }

    @Test
    void theOrderOfElementsMattersOnlyForImages() throws Exception {
        String a = "<Группы><Ид>g1</Ид><Ид>g2</Ид></Группы>";
        String b = "<Группы><Ид>g2</Ид><Ид>g1</Ид></Группы>";
        String images = "<Картинка>1.jpg</Картинка><Картинка>2.jpg</Картинка>";
        String reversed = "<Картинка>2.jpg</Картинка><Картинка>1.jpg</Картинка>";

        List<CatalogRecord> records = read(products(
                "<Товар><Ид>p</Ид>" + a + images + "</Товар>",
                "<Товар>" + images + b + "<Ид>p</Ид></Товар>",
                "<Товар><Ид>p</Ид>" + a + reversed + "</Товар>"));

        assertThat(records.get(1)).isEqualTo(records.get(0));
        assertThat(records.get(2)).isNotEqualTo(records.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Товар Статус=\"Удален\"><Ид>p</Ид></Товар> | SET",
                "<Товар><Ид>p</Ид><Статус>Удален</Статус></Товар> | SET",
                "<Товар><Ид>p</Ид><ПометкаУдаления>true</ПометкаУдаления></Товар> | SET",
                "<Товар><Ид>p</Ид><ПометкаУдаления>false</ПометкаУдаления></Товар> | CLEARED",
                "<Товар Статус=\"Изменен\"><Ид>p</Ид></Товар> | CLEARED",
                "<Товар><Ид>p</Ид></Товар> | UNMENTIONED"
            })
    void aDeletionMarkAloneSaysNothingElse(String element, DeletionMark mark) throws Exception {
        assertThat(one(ProductRecord.class, products(element))).isEqualTo(new ProductRecord("p", "", mark, null));
    }

    @Test
    void emptyValuesAndTheEmptyReferenceAreNoValues() throws Exception {
        String document = products("<Товар><Ид>p</Ид><Группы><Ид>00000000-0000-0000-0000-000000000000</Ид></Группы>"
                + "<Картинка/><ЗначенияСвойств><ЗначенияСвойства><Ид>a</Ид><Значение/></ЗначенияСвойства>"
                + "<ЗначенияСвойства><Ид>b</Ид><Значение>00000000-0000-0000-0000-000000000000</Значение>"
                + "</ЗначенияСвойства></ЗначенияСвойств></Товар>");

        ProductRecord.Content content =
                requireNonNull(one(ProductRecord.class, document).content());

        assertThat(content.groups()).isEmpty();
        assertThat(content.images()).isEmpty();
        assertThat(content.properties()).isEqualTo(Map.of("a", List.of(), "b", List.of()));
    }

    @Test
    void aTwiceEscapedNameIsUnescaped() throws Exception {
        String document =
                products("<Товар><Ид>p</Ид><Наименование>Телевизор &amp;quot;JVC&amp;quot;</Наименование></Товар>");

        assertThat(requireNonNull(one(ProductRecord.class, document).content()).name())
                .isEqualTo("Телевизор \"JVC\"");
    }

    @Test
    void aUnitMayBeJustACode() throws Exception {
        String document = products("<Товар><Ид>p</Ид><БазоваяЕдиница>796 </БазоваяЕдиница></Товар>");

        ProductRecord.Content content =
                requireNonNull(one(ProductRecord.class, document).content());

        assertThat(content.unit()).isEqualTo(new Unit("796", null));
    }
}
