package dev.seans.testkit.onec;

import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A catalogue in the documents of CommerceML 2: the goods in one, the offers in another.
 *
 * @param version of the schema
 * @param written when the document says that it was written
 * @param quantity format of a quantity
 * @param onlyChanges whether what is missing is only unchanged
 */
record CommerceMl2(String version, String written, String quantity, boolean onlyChanges) {

    OneCFile goods(String name, Catalogue catalogue) {
        return document(name, """
                  <Классификатор>
                    <Ид>%1$s</Ид><Наименование>Классификатор</Наименование>
                    <Группы><Группа><Ид>%2$s</Ид><Наименование>Обувь</Наименование></Группа></Группы>
                  </Классификатор>
                  <Каталог СодержитТолькоИзменения="%3$s">
                    <Ид>%1$s</Ид><ИдКлассификатора>%1$s</ИдКлассификатора><Наименование>Каталог</Наименование>
                    <Товары>%4$s</Товары>
                  </Каталог>
                """.formatted(
                        catalogue.id(),
                        catalogue.groupId(),
                        onlyChanges,
                        each(catalogue, product -> product(catalogue, product))));
    }

    OneCFile offers(String name, Catalogue catalogue) {
        return document(name, """
                  <ПакетПредложений СодержитТолькоИзменения="%2$s">
                    <Ид>%1$s#</Ид><Наименование>Пакет</Наименование><ИдКаталога>%1$s</ИдКаталога>
                    <ИдКлассификатора>%1$s</ИдКлассификатора>
                    <ТипыЦен><ТипЦены><Ид>%3$s</Ид><Наименование>Розничная</Наименование><Валюта>RUB</Валюта></ТипЦены></ТипыЦен>
                    <Предложения>%4$s</Предложения>
                  </ПакетПредложений>
                """.formatted(
                        catalogue.id(),
                        onlyChanges,
                        catalogue.priceTypeId(),
                        each(catalogue, product -> offer(catalogue, product))));
    }

    private static String product(Catalogue catalogue, Product product) {
        return "<Товар%s><Ид>%s</Ид><Артикул>%s</Артикул><Наименование>%s</Наименование><Группы><Ид>%s</Ид></Группы>%s</Товар>"
                .formatted(
                        product.markedForDeletion() ? " Статус=\"Удален\"" : "",
                        product.id(),
                        product.article(),
                        Xml.escaped(product.name()),
                        catalogue.groupId(),
                        Xml.pictures(product));
    }

    private String offer(Catalogue catalogue, Product product) {
        return ("<Предложение><Ид>%s</Ид><Наименование>%s</Наименование><Цены><Цена><ИдТипаЦены>%s</ИдТипаЦены>"
                        + "<ЦенаЗаЕдиницу>%s</ЦенаЗаЕдиницу><Валюта>RUB</Валюта></Цена></Цены>"
                        + "<Количество>%s</Количество></Предложение>")
                .formatted(
                        product.id(),
                        Xml.escaped(product.name()),
                        catalogue.priceTypeId(),
                        product.price().toPlainString(),
                        quantity.formatted(product.stock()));
    }

    private OneCFile document(String name, String content) {
        return OneCFile.of(name, """
                <?xml version="1.0" encoding="UTF-8"?>
                <КоммерческаяИнформация%s ВерсияСхемы="%s" ДатаФормирования="%s">
                %s</КоммерческаяИнформация>
                """.formatted(
                        version.equals("2.04") ? "" : " xmlns=\"urn:1C.ru:commerceml_2\"", version, written, content));
    }

    private static String each(Catalogue catalogue, Function<Product, String> element) {
        return catalogue.products().stream().map(element).collect(Collectors.joining("\n"));
    }
}
