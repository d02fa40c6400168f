package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.commerceml.CommerceMl;
import dev.seans.records.RecordKind;
import org.junit.jupiter.api.Test;

class DescribedCatalogTest {

    @Test
    void goodsThatAreDescribedTellTheirCatalogue() throws Exception {
        String document = CommerceMl.document(
                "<Каталог><Ид>c1</Ид><Товары><Товар><Ид>p</Ид><Наименование>Коврик</Наименование></Товар></Товары></Каталог>",
                "<ПакетПредложений><Ид>#c2</Ид><Предложения><Предложение><Ид>o</Ид><Наименование>Коврик</Наименование>"
                        + "</Предложение></Предложения></ПакетПредложений>");

        assertThat(DescribedCatalog.of(CommerceMl.read(document)))
                .containsExactly(
                        new DescribedCatalog(RecordKind.PRODUCT, "c1"), new DescribedCatalog(RecordKind.OFFER, "c2"));
    }

    @Test
    void pricesStockMarksAndClassifiersDescribeNone() throws Exception {
        String document = CommerceMl.document(
                "<Классификатор><Группы><Группа><Ид>g</Ид><Наименование>Ковры</Наименование></Группа></Группы></Классификатор>",
                "<Каталог><Ид>c1</Ид><Товары><Товар Статус=\"Удален\"><Ид>p</Ид></Товар></Товары></Каталог>",
                "<ПакетПредложений><Ид>#c1</Ид><Предложения>"
                        + "<Предложение><Ид>a</Ид><Цены><Цена><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу></Цена></Цены></Предложение>"
                        + "<Предложение><Ид>b</Ид><Остатки/></Предложение></Предложения></ПакетПредложений>");

        assertThat(DescribedCatalog.of(CommerceMl.read(document))).isEmpty();
    }
}
