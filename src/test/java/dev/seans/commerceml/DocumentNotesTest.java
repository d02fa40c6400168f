package dev.seans.commerceml;

import static dev.seans.commerceml.CommerceMl.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.seans.records.DocumentNotes;
import dev.seans.records.UnknownElement;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentNotesTest {

    @Test
    void whatStandsAroundRecordsIsKeptWithItsPath() throws Exception {
        DocumentNotes notes =
                read("<КоммерческаяИнформация ВерсияСхемы=\"2.07\" ДатаФормирования=\"2026-11-28T10:00:00\">"
                        + "<Классификатор><Ид>k</Ид><Наименование>Товары</Наименование><Владелец><Ид>f</Ид><ИНН>77</ИНН></Владелец>"
                        + "</Классификатор><Каталог СодержитТолькоИзменения=\"false\"><Ид>c</Ид><Товары><Товар><Ид>p</Ид></Товар>"
                        + "</Товары></Каталог><Каталог><Ид>d</Ид></Каталог></КоммерческаяИнформация>");

        assertThat(notes.header())
                .containsExactly(
                        entry("/@ВерсияСхемы", "2.07"),
                        entry("/@ДатаФормирования", "2026-11-28T10:00:00"),
                        entry("Классификатор/Ид", "k"),
                        entry("Классификатор/Наименование", "Товары"),
                        entry("Классификатор/Владелец/Ид", "f"),
                        entry("Классификатор/Владелец/ИНН", "77"),
                        entry("Каталог/@СодержитТолькоИзменения", "false"),
                        entry("Каталог/Ид", "c"),
                        entry("Каталог/Ид[2]", "d"));
        assertThat(notes.unknown()).isEmpty();
    }

    @Test
    void whatNothingReadsIsCountedByItsPathAndOutermostOnly() throws Exception {
        DocumentNotes notes = read(document("""
                <Классификатор><Серии><Серия><Ид>1</Ид></Серия><Серия><Ид>2</Ид></Серия></Серии>
                </Классификатор><Каталог><Товары>
                <Товар><Ид>p</Ид><Марка><Ид>m</Ид></Марка><НомерВерсии>A</НомерВерсии></Товар>
                <Товар><Ид>q</Ид><Марка/><Марка/><Вес ед="кг">1</Вес></Товар>
                <Товар><Наименование>ohne</Наименование><Марка/></Товар>
                </Товары></Каталог><Контрагенты><Контрагент/></Контрагенты>"""));

        assertThat(notes.unknown())
                .containsExactly(
                        new UnknownElement("Классификатор/Серии", 1, 2),
                        new UnknownElement("Каталог/Товары/Товар/Марка", 3, 4),
                        new UnknownElement("Каталог/Товары/Товар/Вес/@ед", 1, 5),
                        new UnknownElement("Контрагенты", 1, 7));
        assertThat(notes.header())
                .containsEntry("Классификатор/Серии/Серия/Ид", "1")
                .containsEntry("Классификатор/Серии/Серия/Ид[2]", "2");
    }

    @Test
    void notesStaySmallWhateverADocumentHolds() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int number = 0; number < 1000; number++) {
            many.append("<A")
                    .append(number)
                    .append('>')
                    .append("x".repeat(5000))
                    .append("</A")
                    .append(number)
                    .append('>');
        }

        DocumentNotes notes =
                read(document("<Каталог>" + many + "<Товары><Товар><Ид>p</Ид></Товар></Товары></Каталог>"));

        assertThat(notes.unknown()).hasSize(200);
        assertThat(notes.header()).hasSize(200);
        assertThat(notes.header().values()).allSatisfy(text -> assertThat(text).hasSizeLessThan(500));
    }

    private static DocumentNotes read(String document) throws Exception {
        try (CatalogReader reader =
                new CatalogReader(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))) {
            while (reader.next() != null) {
                // to the end
            }
            return reader.notes();
        }
    }
}
