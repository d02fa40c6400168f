package dev.seans.testkit.onec;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A catalogue in the documents of CommerceML 3.1, one for each kind of record; all of them say that they hold changes. */
final class CommerceMl31 {

    private static final String KEPT = "<НомерВерсии>AAAAAAAAAAE=</НомерВерсии><ПометкаУдаления>%s</ПометкаУдаления>";
    private static final String UNIT = "796 ";

    private final Catalogue catalogue;

    CommerceMl31(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** In the order in which 1C sends them. */
    List<OneCFile> documents() {
        return List.of(
                classifier("groups", "Группы", "Группа", catalogue.groupId(), "<Наименование>Обувь</Наименование>"),
                classifier(
                        "priceLists",
                        "ТипыЦен",
                        "ТипЦены",
                        catalogue.priceTypeId(),
                        "<Наименование>Розничная</Наименование><Валюта>RUB</Валюта>"),
                classifier("storages", "Склады", "Склад", warehouse(), "<Наименование>Основной склад</Наименование>"),
                classifier(
                        "units",
                        "ЕдиницыИзмерения",
                        "ЕдиницаИзмерения",
                        UNIT,
                        "<НаименованиеКраткое>шт</НаименованиеКраткое><Код>%s</Код><НаименованиеПолное>Штука</НаименованиеПолное>"
                                .formatted(UNIT)),
                document("goods", "Каталог", "", "Товары", this::product),
                offers("offers", this::offer),
                offers("prices", this::price),
                offers("rests", this::stock));
    }

    private String warehouse() {
        return catalogue.id() + "-w";
    }

    private OneCFile classifier(String file, String list, String element, String id, String content) {
        return file(
                file,
                "<Классификатор СодержитТолькоИзменения=\"true\"><Ид>%1$s</Ид><Наименование>Каталог</Наименование><%2$s><%3$s><Ид>%4$s</Ид>%5$s%6$s</%3$s></%2$s></Классификатор>"
                        .formatted(catalogue.id(), list, element, id, KEPT.formatted(false), content));
    }

    private OneCFile offers(String file, Function<Product, String> element) {
        return document(
                file,
                "ПакетПредложений",
                "#",
                "Предложения",
                product -> "<Предложение><Ид>" + product.id() + "</Ид>" + element.apply(product) + "</Предложение>");
    }

    private OneCFile document(
            String file, String around, String idPrefix, String list, Function<Product, String> element) {
        return file(
                file,
                "<%1$s СодержитТолькоИзменения=\"true\"><Ид>%2$s%3$s</Ид><Наименование>Каталог</Наименование><ИдКаталога>%3$s</ИдКаталога><ИдКлассификатора>%3$s</ИдКлассификатора><%4$s>%5$s</%4$s></%1$s>"
                        .formatted(
                                around,
                                idPrefix,
                                catalogue.id(),
                                list,
                                catalogue.products().stream().map(element).collect(Collectors.joining("\n"))));
    }

    private String product(Product product) {
        return "<Товар><Ид>%s</Ид>%s<Артикул>%s</Артикул><Наименование>%s</Наименование><БазоваяЕдиница>%s</БазоваяЕдиница><Группы><Ид>%s</Ид></Группы>%s</Товар>"
                .formatted(
                        product.id(),
                        KEPT.formatted(product.markedForDeletion()),
                        product.article(),
                        Xml.escaped(product.name()),
                        UNIT,
                        catalogue.groupId(),
                        Xml.pictures(product));
    }

    private String offer(Product product) {
        return KEPT.formatted(product.markedForDeletion())
                + "<Наименование>%s</Наименование>".formatted(Xml.escaped(product.name()));
    }

    private String price(Product product) {
        return "<Цены><Цена><ИдТипаЦены>%s</ИдТипаЦены><ЦенаЗаЕдиницу>%s</ЦенаЗаЕдиницу><Валюта>руб</Валюта><Единица>%s</Единица></Цена></Цены>"
                .formatted(
                        catalogue.priceTypeId(), product.price().toPlainString().replace('.', ','), UNIT);
    }

    private String stock(Product product) {
        return "<Остатки><Остаток><Склад><Ид>%s</Ид><Количество>%d</Количество></Склад></Остаток></Остатки>"
                .formatted(warehouse(), product.stock());
    }

    private static OneCFile file(String kind, String content) {
        return OneCFile.of(kind + "___" + UUID.randomUUID() + ".xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_3" xmlns:xs="http://www.w3.org/2001/XMLSchema" ВерсияСхемы="3.1" ДатаФормирования="2026-04-01T09:15:00" Ид="site">
                %s
                </КоммерческаяИнформация>
                """.formatted(content));
    }
}
