package dev.seans.commerceml;

import static dev.seans.commerceml.CommerceMl.classifier;
import static dev.seans.commerceml.CommerceMl.document;
import static dev.seans.commerceml.CommerceMl.offers;
import static dev.seans.commerceml.CommerceMl.one;
import static dev.seans.commerceml.CommerceMl.products;
import static dev.seans.commerceml.CommerceMl.read;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.GroupRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.ProductRecord;
import dev.seans.records.PropertyRecord;
import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.RejectionReason;
import dev.seans.records.UnitRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {

    private static final String PRODUCT = "<Товар><Ид>p1</Ид><Наименование>Коврик</Наименование></Товар>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " xmlns=\"urn:1C.ru:commerceml_2\"",
                " xmlns=\"urn:1C.ru:commerceml_210\"",
                " xmlns=\"urn:1C.ru:commerceml_3\""
            })
    void anyNamespaceOrNoneIsRead(String namespace) throws Exception {
        String document = products(PRODUCT).replace("<КоммерческаяИнформация", "<КоммерческаяИнформация" + namespace);

        assertThat(one(ProductRecord.class, document).id()).isEqualTo("p1");
    }

    @Test
    void aPrefixedNamespaceIsRead() throws Exception {
        String document = "<c:КоммерческаяИнформация xmlns:c=\"urn:1C.ru:commerceml_2\"><c:Каталог><c:Товары><c:Товар>"
                + "<c:Ид>p1</c:Ид></c:Товар></c:Товары></c:Каталог></c:КоммерческаяИнформация>";

        assertThat(one(ProductRecord.class, document).id()).isEqualTo("p1");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1251", "UTF-16", "UTF-16LE", "IBM866", "KOI8-R"})
    void theDeclaredEncodingIsUsed(String charset) throws Exception {
        String document = products(PRODUCT).replace("UTF-8", charset);

        assertThat(read(document, Charset.forName(charset)))
                .extracting(CatalogReaderTest::name)
                .containsExactly("Коврик");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "UTF-8, windows-1251", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "UTF-16BE, UTF-8"})
    void aByteOrderMarkOutweighsTheDeclaration(String charset, String declared) throws Exception {
        String document = "\uFEFF" + products(PRODUCT).replace("UTF-8", declared);

        assertThat(read(document, Charset.forName(charset)))
                .extracting(CatalogReaderTest::name)
                .containsExactly("Коврик");
    }

    @Test
    void theCatalogueMayComeBeforeItsClassifier() throws Exception {
        String document = document(
                "<Каталог><Товары>" + PRODUCT + "</Товары></Каталог>",
                "<Классификатор><Группы><Группа><Ид>g1</Ид><Наименование>Ковры</Наименование></Группа></Группы>"
                        + "</Классификатор>");

        assertThat(read(document)).extracting(CatalogReaderTest::id).containsExactly("p1", "g1");
    }

    @Test
    void groupsComeParentsFirstWhateverTheOrderOfElements() throws Exception {
        String document = classifier("""
                <Группы><Группа>
                  <Группы>
                    <Группа><Наименование>Б</Наименование><Ид>b</Ид></Группа>
                    <Группа><Ид>c</Ид><Наименование>В</Наименование>
                      <Группы><Группа><Ид>d</Ид><Наименование>Г</Наименование></Группа></Группы>
                    </Группа>
                  </Группы>
                  <Наименование>А</Наименование><Ид>a</Ид>
                </Группа></Группы>""");

        assertThat(read(document))
                .containsExactly(
                        group("a", null, "А"), group("b", "a", "Б"), group("c", "a", "В"), group("d", "c", "Г"));
    }

    @Test
    void aSubgroupOfAGroupWithoutIdHangsOnTheNextOneAround() throws Exception {
        String document = classifier(
                "<Группы><Группа><Ид>a</Ид><Наименование>А</Наименование><Группы>",
                "<Группа><Наименование>?</Наименование><Группы>",
                "<Группа><Ид>c</Ид><Наименование>В</Наименование></Группа></Группы></Группа></Группы></Группа></Группы>");

        assertThat(read(document))
                .containsExactly(
                        group("a", null, "А"),
                        new Rejection(RecordKind.GROUP, RejectionReason.NO_ID, 3, 1, "Группа without Ид"),
                        group("c", "a", "В"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ТипЗначений>Справочник</ТипЗначений><ВариантыЗначений>"
                        + "<Справочник><ИдЗначения>v1</ИдЗначения><Значение>Красный</Значение></Справочник>"
                        + "<Справочник><ИдЗначения>v2</ИдЗначения><Значение>Синий</Значение></Справочник>"
                        + "</ВариантыЗначений>",
                "<ТипыЗначений><ТипЗначений><Тип>Справочник</Тип><ВариантыЗначений>"
                        + "<ВариантЗначения><Ид>v2</Ид><Значение>Синий</Значение></ВариантЗначения>"
                        + "<ВариантЗначения><Ид>v1</Ид><Значение>Красный</Значение></ВариантЗначения>"
                        + "</ВариантыЗначений></ТипЗначений></ТипыЗначений>"
            })
    void aDirectoryHasOneShapeUpTo204AndAnotherSince(String directory) throws Exception {
        String document = classifier("<Свойства><Свойство><Ид>c</Ид><Наименование>Цвет</Наименование>" + directory
                + "</Свойство></Свойства>");

        PropertyRecord.Content property =
                requireNonNull(one(PropertyRecord.class, document).content());

        assertThat(property.type()).isEqualTo("Справочник");
        assertThat(property.directory()).containsOnlyKeys("v1", "v2").containsValues("Красный", "Синий");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Каталог Идентификатор=\"c1\"><Группа Идентификатор=\"g1\"/><Товар Наименование=\"Чашка\"/></Каталог> | <Группа>",
                "<Контрагенты><Контрагент><Ид>p1</Ид></Контрагент></Контрагенты> | <Контрагенты>",
                "<Каталог><Ид>c</Ид><Услуги><Услуга><Ид>u</Ид></Услуга></Услуги></Каталог> | <Услуги>"
            })
    void aDocumentOfWhichNothingIsUnderstoodIsRefusedAtItsEnd(String content, String first) {
        assertThatExceptionOfType(CatalogFormatException.class)
                .isThrownBy(() -> read(document(content)))
                .satisfies(refused -> {
                    assertThat(refused.fault()).isEqualTo(CatalogFault.NOTHING_UNDERSTOOD);
                    assertThat(refused.detail()).isEqualTo(first);
                    assertThat(refused.line()).isPositive();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Классификатор><Ид>k</Ид><Наименование>К</Наименование></Классификатор>",
                "<Каталог><Ид>c</Ид><ИдКлассификатора>k</ИдКлассификатора><Наименование>К</Наименование><Описание>О</Описание>"
                        + "<Владелец><Ид>o</Ид><ИНН>0</ИНН></Владелец><Товары/></Каталог>",
                "<ПакетПредложений><Ид>c#</Ид><ДействительноС>2026-01-01</ДействительноС><Предложения/></ПакетПредложений>"
            })
    void anEmptyCatalogueIsNoMistake(String content) throws Exception {
        assertThat(read(document(content))).isEmpty();
    }

    @Test
    void ordersBesideACatalogueAreNoPartOfItNorAreTheirProducts() throws Exception {
        String document = document(
                "<Документ><Ид>36</Ид><Товары><Товар><Ид>ORDER_DELIVERY</Ид></Товар></Товары></Документ>",
                "<Каталог><Товары>" + PRODUCT + "</Товары></Каталог>");

        assertThat(read(document))
                .filteredOn(KeyedRecord.class::isInstance)
                .extracting(CatalogReaderTest::id)
                .containsExactly("p1");
    }

    @Test
    void aDirectoryOfUnitsNamesThemByTheirCodeAndEntriesWithoutOneAreLeftOut() throws Exception {
        String document = classifier("<ЕдиницыИзмерения>"
                + "<ЕдиницаИзмерения><Ид>796 </Ид><Код>796 </Код><НаименованиеПолное>Штука  </НаименованиеПолное>"
                + "<НаименованиеКраткое>шт</НаименованиеКраткое></ЕдиницаИзмерения>"
                + "<ЕдиницаИзмерения><Ид>006 </Ид><НаименованиеПолное/><НаименованиеКраткое>м</НаименованиеКраткое>"
                + "</ЕдиницаИзмерения>"
                + "<ЕдиницаИзмерения><Ид>  </Ид><Код>  </Код><НаименованиеПолное>ед</НаименованиеПолное>"
                + "</ЕдиницаИзмерения></ЕдиницыИзмерения>");

        assertThat(read(document))
                .containsExactly(
                        new UnitRecord("796", DeletionMark.CLEARED, new UnitRecord.Content("Штука", "шт")),
                        new UnitRecord("006", DeletionMark.CLEARED, new UnitRecord.Content("м", "м")));
    }

    @Test
    void groupsOutsideTheClassifierAreNoGroupsOfProducts() throws Exception {
        String document =
                document("<Каталог><Владелец><Группы><Группа><Ид>x</Ид></Группа></Группы></Владелец></Каталог>");

        assertThat(read(document)).isEmpty();
    }

    @Test
    void aBadRecordIsRejectedWithItsPlaceAndTheRestGoesOn() throws Exception {
        String document = products(
                "<Товар><Ид>" + "x".repeat(201) + "</Ид></Товар>",
                "  <Товар><Наименование>?</Наименование></Товар>",
                PRODUCT);

        List<CatalogRecord> records = read(document);

        assertThat(records.get(0)).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.reason()).isEqualTo(RejectionReason.ID_TOO_LONG);
            assertThat(rejection.detail()).hasSizeLessThan(200);
        });
        assertThat(records.get(1))
                .isEqualTo(new Rejection(RecordKind.PRODUCT, RejectionReason.NO_ID, 3, 3, "Товар without Ид"));
        assertThat(id(records.get(2))).isEqualTo("p1");
    }

    @Test
    void positionGrowsWithTheDocument() throws Exception {
        byte[] bytes = products(PRODUCT, PRODUCT).getBytes(StandardCharsets.UTF_8);
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(bytes))) {
            reader.next();
            long first = reader.position();
            reader.next();
            assertThat(first).isPositive().isLessThan(reader.position());
        }
    }

    @Test
    void aDocumentWithoutContentHasNoRecords() throws Exception {
        assertThat(read(document())).isEmpty();
        assertThat(read(offers())).isEmpty();
    }

    private static GroupRecord group(String id, @Nullable String parent, String name) {
        return new GroupRecord(id, DeletionMark.CLEARED, new GroupRecord.Content(parent, name));
    }

    private static String id(CatalogRecord found) {
        return found instanceof KeyedRecord keyed ? keyed.id() : found.toString();
    }

    private static String name(CatalogRecord found) {
        return found instanceof ProductRecord product && product.content() != null
                ? String.valueOf(product.content().name())
                : found.toString();
    }
}
