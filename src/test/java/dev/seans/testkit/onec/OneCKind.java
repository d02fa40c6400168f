package dev.seans.testkit.onec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of 1C that one meets, and what tells them apart. */
public enum OneCKind {

    /**
     * UT 11. Goods in CommerceML 2.07, each portion in a session of its own. One query for orders, all documents in one
     * transaction; own orders by file and import, payment in requisites.
     */
    STOCK(false, true) {
        @Override
        String document(OneCOrders.Stored order) {
            return flat(order, "2.07", "<Номер>" + order.number() + "</Номер>");
        }
    },

    /**
     * UT 10. Goods in CommerceML 2.04, in one session that the cookie alone tells. Of orders it reads texts alone and knows no
     * containers; it never asks for the import of its own.
     */
    OLD_STOCK(false, false) {
        @Override
        String document(OneCOrders.Stored order) {
            return flat(order, "2.04", "<Номер>" + order.number() + "</Номер>");
        }
    },

    /**
     * The module of Bitrix. Goods in CommerceML 3.1, a document for each kind of record, all in one session. Orders in
     * containers, page by page until one is empty; payment and shipment are documents.
     */
    MODULE(true, true) {
        @Override
        String document(OneCOrders.Stored order) {
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

    /**
     * MoySklad. Goods in CommerceML 2.04, with a zone in each time and a point in each quantity. It tells statuses of orders
     * while it fetches them.
     */
    MOYSKLAD(false, true) {
        @Override
        String document(OneCOrders.Stored order) {
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

    /** How it talks to every site. */
    OneCOptions options() {
        return this == OLD_STOCK ? OneCOptions.USUAL.withCookieOnly() : OneCOptions.USUAL;
    }

    /** How it writes goods, unless it does so in CommerceML 3.1. */
    CommerceMl2 schema(boolean onlyChanges) {
        return switch (this) {
            case STOCK -> new CommerceMl2("2.07", "2026-01-02T03:04:05", "%d", onlyChanges);
            case OLD_STOCK -> new CommerceMl2("2.04", "2026-01-02T03:04:05", "%d", onlyChanges);
            case MOYSKLAD -> new CommerceMl2("2.04", "2026-01-02T03:04:05.417+03:00", "%d.0", onlyChanges);
            case MODULE -> throw new IllegalStateException("The module writes CommerceML 3.1");
        };
    }

    /** Whether it asks for version 3.1 of orders, and then again and again until an answer holds no document. */
    boolean readsPages() {
        return readsPages;
    }

    /** Whether {@code import} comes behind {@code file}. */
    boolean asksForImport() {
        return asksForImport;
    }

    /** What it sends back of an order that is paid, and shipped if it can say so. */
    abstract String document(OneCOrders.Stored order);

    private static String flat(OneCOrders.Stored order, String version, String number) {
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

    private static String settled(String operation, String word, OneCOrders.Stored order) {
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
