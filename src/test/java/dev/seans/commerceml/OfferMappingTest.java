package dev.seans.commerceml;

import static dev.seans.commerceml.CommerceMl.document;
import static dev.seans.commerceml.CommerceMl.offers;
import static dev.seans.commerceml.CommerceMl.one;
import static dev.seans.commerceml.CommerceMl.read;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.Extra;
import dev.seans.records.OfferRecord;
import dev.seans.records.Price;
import dev.seans.records.PriceTypeRecord;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import dev.seans.records.Stock;
import dev.seans.records.ValueProblem;
import dev.seans.records.WarehouseRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferMappingTest {

    @Test
    void anOfferOfACharacteristicBelongsToTheProductBeforeTheMark() throws Exception {
        OfferRecord offer = one(OfferRecord.class, offers("<Предложение><Ид>p1#red</Ид></Предложение>"));

        assertThat(offer.id()).isEqualTo("p1#red");
        assertThat(offer.productId()).isEqualTo("p1");
    }

    @ParameterizedTest
    @CsvSource({
        "p1#00000000-0000-0000-0000-000000000000, red, p1#red",
        "p1#00000000-0000-0000-0000-000000000000, '', p1",
        "p1, red, p1#red",
        "p1#red, red, p1#red",
        "p1, 00000000-0000-0000-0000-000000000000, p1",
        "p1, '', p1"
    })
    void changesNameTheCharacteristicInAnElementOfItsOwn(String id, String characteristic, String expected)
            throws Exception {
        String document = document("<ИзмененияПакетаПредложений><Предложения><Предложение><Ид>" + id
                + "</Ид><ИдХарактеристики>" + characteristic
                + "</ИдХарактеристики></Предложение></Предложения></ИзмененияПакетаПредложений>");

        assertThat(one(OfferRecord.class, document).id()).isEqualTo(expected);
    }

    @Test
    void whatAnOfferDoesNotMentionIsAbsent() throws Exception {
        OfferRecord offer = one(OfferRecord.class, offers("<Предложение><Ид>o</Ид></Предложение>"));

        assertThat(offer).isEqualTo(new OfferRecord("o", "", DeletionMark.UNMENTIONED, null, null, null));
    }

    @Test
    void restsWhoseSumFitsNoColumnAreNotUnderstoodAndTheOfferIsStored() throws Exception {
        String rest = "<Остаток><Количество>" + "9".repeat(18) + "</Количество></Остаток>";

        List<CatalogRecord> records =
                read(offers("<Предложение><Ид>o</Ид><Остатки>" + rest + rest + "</Остатки></Предложение>"));

        assertThat(records).hasSize(2).first().isInstanceOf(OfferRecord.class);
        assertThat(records.get(1))
                .isInstanceOfSatisfying(
                        ValueProblem.class,
                        problem -> assertThat(problem.detail()).isEqualTo("a sum of more than 18 digits"));
    }

    @Test
    void emptyPricesArePresent() throws Exception {
        assertThat(one(OfferRecord.class, offers("<Предложение><Ид>o</Ид><Цены/></Предложение>"))
                        .prices())
                .isEmpty();
    }

    @Test
    void aPriceIsReadFromItsFieldsAndNotFromItsPresentation() throws Exception {
        OfferRecord offer = one(
                OfferRecord.class,
                offers("<Предложение><Ид>o</Ид><Цены><Цена><Представление>6\u00a0990 руб за шт</Представление>"
                        + "<ИдТипаЦены>retail</ИдТипаЦены><ЦенаЗаЕдиницу>6\u00a0990,50</ЦенаЗаЕдиницу><Валюта>руб</Валюта>"
                        + "<Единица>шт</Единица><Коэффициент>1</Коэффициент><МинКоличество>10</МинКоличество>"
                        + "</Цена></Цены></Предложение>"));

        assertThat(offer.prices())
                .containsExactly(new Price(
                        "retail",
                        new BigDecimal("6990.5"),
                        "руб",
                        "шт",
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        "6\u00a0990 руб за шт"));
    }

    @Test
    void stockStandsInAttributesOfWarehouses() throws Exception {
        OfferRecord offer = one(
                OfferRecord.class,
                offers("<Предложение><Ид>o</Ид><Количество>5</Количество>"
                        + "<Склад ИдСклада=\"w2\" КоличествоНаСкладе=\"5\"/><Склад ИдСклада=\"w1\" КоличествоНаСкладе=\"0\"/>"
                        + "</Предложение>"));

        assertThat(offer.stock())
                .isEqualTo(new Stock(new BigDecimal("5"), List.of(level("w1", "0"), level("w2", "5"))));
    }

    @Test
    void aQuantityAloneIsStockWithoutAWarehouse() throws Exception {
        OfferRecord offer =
                one(OfferRecord.class, offers("<Предложение><Ид>o</Ид><Количество>-3,5</Количество></Предложение>"));

        assertThat(offer.stock())
                .isEqualTo(new Stock(new BigDecimal("-3.5"), List.of(new Stock.Level(null, new BigDecimal("-3.5")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Остатки><Остаток><Количество>765</Количество></Остаток></Остатки> | 765 | -=765",
                "<Остатки><Остаток><Количество>3</Количество></Остаток><Остаток><Количество>4</Количество></Остаток>"
                        + "</Остатки> | 7 | -=7",
                "<Остатки><Остаток><Склад><Ид>b</Ид><Количество>2</Количество></Склад></Остаток>"
                        + "<Остаток><Склад><Ид>a</Ид><Количество>0</Количество></Склад></Остаток></Остатки> | | a=0 b=2",
                "<Остатки><Остаток><Склад><Ид>a</Ид><Количество>1</Количество></Склад>"
                        + "<Склад><Ид>b</Ид><Количество>2</Количество></Склад></Остаток></Остатки> | | a=1 b=2",
                "<Остатки><Остаток><Склад><Ид>a</Ид></Склад><Количество>1,5</Количество></Остаток></Остатки> | | a=1.5",
                "<Остатки><Остаток><Склад>a</Склад><Количество>1</Количество></Остаток></Остатки> | | a=1",
                "<Остатки><Остаток><Количество>3</Количество></Остаток>"
                        + "<Остаток><Склад><Ид>a</Ид><Количество>3</Количество></Склад></Остаток></Остатки> | 3 | a=3",
                "<Количество>5</Количество><Остатки><Остаток><Количество>5</Количество></Остаток></Остатки> | 5 | -=5",
                "<Остатки/> | | ''",
                "<Склады ИдСклада=\"a\" КоличествоНаСкладе=\"1\"/><Склады ИдСклада=\"b\" КоличествоНаСкладе=\"2\"/>"
                        + " | | a=1 b=2",
                "<Склады><ИдСклада>a</ИдСклада><КоличествоНаСкладе>1</КоличествоНаСкладе></Склады> | | a=1",
                "<Склады><Склад><Ид>a</Ид><Количество>1</Количество></Склад><Склад><Ид>b</Ид></Склад></Склады> | | a=1 b=0"
            })
    void stockIsReadInEveryFormThatExportsHave(String form, @Nullable BigDecimal quantity, String levels)
            throws Exception {
        Stock stock = requireNonNull(one(OfferRecord.class, offers("<Предложение><Ид>o</Ид>" + form + "</Предложение>"))
                .stock());

        assertThat(stock.quantity()).isEqualTo(quantity);
        assertThat(stock.levels().stream()
                        .map(level -> requireNonNullElse(level.warehouseId(), "-") + "=" + level.quantity())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(levels);
    }

    @Test
    void aPackageNamesItsPriceTypesAndWarehouses() throws Exception {
        String document = document(
                "<ПакетПредложений><ТипыЦен><ТипЦены><Ид>t</Ид><Наименование>Розница</Наименование><Валюта>RUB</Валюта>"
                        + "</ТипЦены></ТипыЦен><Склады><Склад><Ид>w</Ид><Наименование>Центральный</Наименование></Склад>"
                        + "</Склады></ПакетПредложений>");

        assertThat(read(document))
                .containsExactly(
                        new PriceTypeRecord(
                                "t",
                                DeletionMark.CLEARED,
                                new PriceTypeRecord.Content(
                                        "Розница",
                                        "RUB",
                                        null,
                                        null,
                                        Extra.NONE,
                                        Set.of(RecordField.NAME, RecordField.CURRENCY))),
                        new WarehouseRecord("w", DeletionMark.CLEARED, new WarehouseRecord.Content("Центральный")));
    }

    @Test
    void anEmptyPriceIsAPriceOnRequestAndNoMistake() throws Exception {
        OfferRecord offer = one(
                OfferRecord.class,
                offers(
                        "<Предложение><Ид>o</Ид><Цены><Цена><Представление>по запросу</Представление>"
                                + "<ИдТипаЦены>retail</ИдТипаЦены><ЦенаЗаЕдиницу/></Цена>"
                                + "<Цена><ИдТипаЦены>trade</ИдТипаЦены></Цена></Цены><Количество>4</Количество></Предложение>"));

        assertThat(offer.prices())
                .containsExactly(
                        new Price("retail", null, null, null, null, null),
                        new Price("trade", null, null, null, null, null));
        assertThat(requireNonNull(offer.stock()).quantity()).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Цены><Цена><ЦенаЗаЕдиницу>дорого</ЦенаЗаЕдиницу></Цена></Цены> | ЦенаЗаЕдиницу | дорого | 110",
                "<Цены><Цена><ЦенаЗаЕдиницу>1</ЦенаЗаЕдиницу><Коэффициент>x</Коэффициент></Цена></Цены> | Коэффициент | x | 142",
                "<Количество>много</Количество> | Количество | много | 98",
                "<Склад ИдСклада=\"w\" КоличествоНаСкладе=\"?\"/> | КоличествоНаСкладе | ? | 98",
                "<Склад КоличествоНаСкладе=\"1\"/> | Склад | '' | 98"
            })
    void aBadValueCostsTheValueAndTheOfferIsStored(String content, String element, String text, int column)
            throws Exception {
        List<CatalogRecord> records = read(offers("<Предложение><Ид>o</Ид>" + content + "</Предложение>"));

        assertThat(records).hasSize(2);
        assertThat(records.get(0)).isInstanceOfSatisfying(OfferRecord.class, offer -> {
            assertThat(offer.id()).isEqualTo("o");
            assertThat(offer.stock()).isNull();
        });
        assertThat(records.get(1)).isInstanceOfSatisfying(ValueProblem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(RecordKind.OFFER);
            assertThat(problem.recordId()).isEqualTo("o");
            assertThat(problem.element()).isEqualTo(element);
            assertThat(problem.text()).isEqualTo(text);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.values()).isEqualTo(1);
        });
    }

    @Test
    void whatIsNotUnderstoodSaysNothingOfTheRest() throws Exception {
        OfferRecord offer = read(
                        offers(
                                "<Предложение><Ид>o</Ид><Цены><Цена><ЦенаЗаЕдиницу>?</ЦенаЗаЕдиницу></Цена></Цены>"
                                        + "<Остатки><Остаток><Склад><Ид>a</Ид><Количество>?</Количество></Склад></Остаток>"
                                        + "<Остаток><Склад><Ид>b</Ид><Количество>2</Количество></Склад></Остаток></Остатки></Предложение>"))
                .stream()
                .filter(OfferRecord.class::isInstance)
                .map(OfferRecord.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(offer.prices()).isNull();
        assertThat(offer.stock()).isEqualTo(new Stock(null, List.of(level("b", "2"))));
    }

    @Test
    void manyBadValuesOfOneRecordAreToldTogetherButAllCounted() throws Exception {
        String price = "<Цена><ЦенаЗаЕдиницу>?</ЦенаЗаЕдиницу></Цена>";

        List<CatalogRecord> records =
                read(offers("<Предложение><Ид>o</Ид><Цены>" + price.repeat(250) + "</Цены></Предложение>"));

        assertThat(records).hasSize(1 + 100);
        assertThat(records.stream()
                        .filter(ValueProblem.class::isInstance)
                        .mapToLong(problem -> ((ValueProblem) problem).values())
                        .sum())
                .isEqualTo(250);
    }

    private static Stock.Level level(String warehouse, String quantity) {
        return new Stock.Level(warehouse, new BigDecimal(quantity));
    }
}
