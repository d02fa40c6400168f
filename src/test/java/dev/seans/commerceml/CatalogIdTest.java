package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogIdTest {

    private static final String OFFERS = "<Предложения><Предложение><Ид>o</Ид></Предложение></Предложения>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Ид>c1</Ид> | c1",
                "<Ид>c1#</Ид> | c1",
                "<Ид>#c1</Ид> | c1",
                "<Ид>other#</Ид><ИдКаталога>c1</ИдКаталога> | c1",
                "<ИдКаталога>c1</ИдКаталога><Ид>other#</Ид> | c1",
                "<Ид>00000000-0000-0000-0000-000000000000</Ид> | ''",
                "<Ид>#</Ид> | ''",
                "<Наименование>c1</Наименование> | ''"
            })
    void aPackageTellsTheCatalogueOfItsOffers(String heading, String expected) throws Exception {
        String document = CommerceMl.document("<ПакетПредложений>" + heading + OFFERS + "</ПакетПредложений>");

        assertThat(CommerceMl.one(OfferRecord.class, document).catalogId()).isEqualTo(expected);
    }

    @Test
    void aCatalogueTellsItsIdToWhatComesBehindIt() throws Exception {
        String document = CommerceMl.document("<Каталог><Товары><Товар><Ид>p1</Ид></Товар></Товары><Ид>c1</Ид>"
                + "<Товары><Товар><Ид>p2</Ид></Товар></Товары></Каталог>"
                + "<ПакетПредложений>" + OFFERS + "</ПакетПредложений>");

        assertThat(CommerceMl.read(document))
                .extracting(found -> ((KeyedRecord) found).catalogId())
                .containsExactly("", "c1", "");
    }

    @Test
    void anIdThatIsTooLongTellsNothing() throws Exception {
        String document = CommerceMl.document(
                "<ПакетПредложений><Ид>" + "c".repeat(201) + "</Ид>" + OFFERS + "</ПакетПредложений>");

        assertThat(CommerceMl.one(OfferRecord.class, document).catalogId()).isEmpty();
    }
}
