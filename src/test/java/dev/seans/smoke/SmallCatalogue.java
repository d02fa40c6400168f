package dev.seans.smoke;

import dev.seans.exchange.OneCFile;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few products and their offers, as 1C would write them. */
public record SmallCatalogue(UUID id, int products) {

    private static final String IMPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.07" ДатаФормирования="2026-01-02T03:04:05">
              <Классификатор>
                <Ид>%1$s</Ид><Наименование>Классификатор</Наименование>
                <Группы><Группа><Ид>%1$s-g</Ид><Наименование>Обувь</Наименование></Группа></Группы>
              </Классификатор>
              <Каталог СодержитТолькоИзменения="false">
                <Ид>%1$s</Ид><ИдКлассификатора>%1$s</ИдКлассификатора><Наименование>Каталог</Наименование>
                <Товары>%2$s</Товары>
              </Каталог>
            </КоммерческаяИнформация>
            """;

    private static final String OFFERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.07" ДатаФормирования="2026-01-02T03:04:05">
              <ПакетПредложений СодержитТолькоИзменения="false">
                <Ид>%1$s#</Ид><Наименование>Пакет</Наименование><ИдКаталога>%1$s</ИдКаталога>
                <ИдКлассификатора>%1$s</ИдКлассификатора>
                <ТипыЦен><ТипЦены><Ид>%1$s-p</Ид><Наименование>Розничная</Наименование><Валюта>RUB</Валюта></ТипЦены></ТипыЦен>
                <Предложения>%2$s</Предложения>
              </ПакетПредложений>
            </КоммерческаяИнформация>
            """;

    public static SmallCatalogue of(int products) {
        return new SmallCatalogue(UUID.randomUUID(), products);
    }

    public OneCFile importFile(String name) {
        return OneCFile.of(name, IMPORT.formatted(id, each(this::product)));
    }

    public OneCFile offersFile(String name) {
        return OneCFile.of(name, OFFERS.formatted(id, each(this::offer)));
    }

    private String product(int number) {
        return "<Товар><Ид>%s-%d</Ид><Артикул>A-%d</Артикул><Наименование>Ботинки %d</Наименование><Группы><Ид>%s-g</Ид></Группы></Товар>"
                .formatted(id, number, number, number, id);
    }

    private String offer(int number) {
        return ("<Предложение><Ид>%s-%d</Ид><Наименование>Ботинки %d</Наименование><Цены><Цена><ИдТипаЦены>%s-p</ИдТипаЦены>"
                        + "<ЦенаЗаЕдиницу>%d.50</ЦенаЗаЕдиницу><Валюта>RUB</Валюта></Цена></Цены>"
                        + "<Количество>%d</Количество></Предложение>")
                .formatted(id, number, number, id, 100 + number, number);
    }

    private String each(Function<Integer, String> element) {
        return IntStream.rangeClosed(1, products).boxed().map(element).collect(Collectors.joining("\n"));
    }
}
