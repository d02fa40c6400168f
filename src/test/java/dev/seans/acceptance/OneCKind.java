package dev.seans.acceptance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tells the kinds of 1C apart that exchange orders (protocol of orders, section 1). */
enum OneCKind {

    /** UT 11: one query, all documents in one transaction; own orders by file and import, payment in requisites. */
    STOCK(false, true) {
        @Override
        String document(OneCBase.Stored order) {
            return flat(order, "2.07", "<Номер>" + order.number() + "</Номер>");
        }
    },

    /** UT 10: reads texts alone and knows no containers; never asks for the import of its own orders. */
    OLD_STOCK(false, false) {
        @Override
        String document(OneCBase.Stored order) {
            return flat(order, "2.04", "<Номер>" + order.number() + "</Номер>");
        }
    },

    /** The module of Bitrix, 3.1: containers, page by page until one is empty; payment and shipment are documents. */
    MODULE(true, true) {
        @Override
        String document(OneCBase.Stored order) {
            return "<КоммерческаяИнформация ВерсияСхемы='3.1'><Контейнер>"
                    + "<Документ><НомерВерсии>AAAAAAAYQ7M=</НомерВерсии><ПометкаУдаления>false</ПометкаУдаления><Номер>%1$s</Номер>"
                            .formatted(order.number())
                    + "<Номер1С>%s</Номер1С><Дата1С>2026-03-12</Дата1С>".formatted(order.numberInOneC())
                    + "<ХозОперация>Заказ товара</ХозОперация><Сумма>%s</Сумма></Документ>".formatted(order.sum())
                    + settled("Выплата безналичных денег", "Оплачено", order)
                    + settled("Отпуск товара", "Отгружен", order)
                    + "</Контейнер></КоммерческаяИнформация>";
        }
    },

    /** MoySklad: tells statuses during its run for orders; zones, fractions, and a point behind each quantity. */
    MOYSKLAD(false, true) {
        @Override
        String document(OneCBase.Stored order) {
            return ("<КоммерческаяИнформация ВерсияСхемы='2.04' ДатаФормирования='2026-03-13T12:31:18.417+03:00'><Документ>"
                                    + "<Ид>%1$s</Ид><Номер>%1$s</Номер><Дата>2026-03-11+03:00</Дата><Время>10:38:51+03:00</Время>"
                                    + "<ХозОперация>Заказ товара</ХозОперация><Сумма>%2$s</Сумма><ЗначенияРеквизитов>")
                            .formatted(order.number(), order.sum())
                    + requisites(List.of("Номер по 1С", order.numberInOneC(), "Статус заказа", "Собран"))
                    + "</ЗначенияРеквизитов></Документ></КоммерческаяИнформация>";
        }
    };

    private final boolean readsPages;
    private final boolean asksForImport;

    OneCKind(boolean readsPages, boolean asksForImport) {
        this.readsPages = readsPages;
        this.asksForImport = asksForImport;
    }

    /** Whether it asks for version 3.1, and then again and again until an answer holds no document. */
    boolean readsPages() {
        return readsPages;
    }

    /** Whether {@code import} comes behind {@code file}. */
    boolean asksForImport() {
        return asksForImport;
    }

    /** What it sends back of an order that is paid, and shipped if it can say so. */
    abstract String document(OneCBase.Stored order);

    private static String flat(OneCBase.Stored order, String version, String number) {
        return "<КоммерческаяИнформация xmlns='urn:1C.ru:commerceml_2' ВерсияСхемы='" + version + "'><Документ><Ид>"
                + order.guid() + "</Ид>" + number + "<Дата>2026-03-11</Дата><ХозОперация>Заказ товара</ХозОперация>"
                + "<Роль>Продавец</Роль><Валюта>643</Валюта><Курс>1</Курс><Сумма>" + order.sum() + "</Сумма>"
                + "<ЗначенияРеквизитов>"
                + requisites(List.of(
                        "Номер по 1С",
                        order.numberInOneC(),
                        "Дата по 1С",
                        "2026-03-11T9:38:51",
                        "ПометкаУдаления",
                        "false",
                        "Проведен",
                        "true",
                        "Номер оплаты по 1С",
                        "О-" + order.numberInOneC(),
                        "Дата оплаты по 1С",
                        "2026-03-12T9:05:00"))
                + "</ЗначенияРеквизитов></Документ></КоммерческаяИнформация>";
    }

    private static String settled(String operation, String word, OneCBase.Stored order) {
        return "<Документ><Номер1С>%s-%s</Номер1С><ХозОперация>%s</ХозОперация><Основание>%s</Основание>"
                        .formatted(word, order.numberInOneC(), operation, order.number())
                + "<ЗначенияРеквизитов>" + requisites(List.of("Проведен", "true", word, "true"))
                + "</ЗначенияРеквизитов></Документ>";
    }

    private static String requisites(List<String> namesAndValues) {
        return IntStream.range(0, namesAndValues.size() / 2)
                .mapToObj(index ->
                        "<ЗначениеРеквизита><Наименование>%s</Наименование><Значение>%s</Значение></ЗначениеРеквизита>"
                                .formatted(namesAndValues.get(2 * index), namesAndValues.get(2 * index + 1)))
                .collect(Collectors.joining());
    }
}
