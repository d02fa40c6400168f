package dev.seans.commerceml;

import java.util.List;
import java.util.SplittableRandom;

/** A document in which what is known and what is not stand in any order and number; no value comes twice. */
public final class DocumentOfChance {

    private static final List<String> TEXTS = List.of(
            "Наименование",
            "Артикул",
            "Штрихкод",
            "Описание",
            "Код",
            "ПолноеНаименование",
            "Страна",
            "НомерВерсии",
            "Картинка",
            "Категория");

    private static final List<String> UNKNOWN = List.of("Марка", "Срок", "Аналоги", "Прочее", "Комплектующие", "Цвет");

    private final SplittableRandom random;
    private final StringBuilder xml = new StringBuilder();
    private int values;

    public DocumentOfChance(long seed) {
        random = new SplittableRandom(seed);
    }

    public String text() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><КоммерческаяИнформация ВерсияСхемы=\"2.07\">");
        element("Классификатор", () -> {
            leaf("Ид");
            some(2, this::unknown);
            element("Группы", () -> some(2, () -> group(0)));
            element("Свойства", () -> some(3, this::property));
            element("ТипыЦен", () -> some(2, this::priceType));
            element("Склады", () -> some(2, () -> named("Склад")));
            element("Категории", () -> some(2, () -> named("Категория")));
        });
        element("Каталог", () -> {
            leaf("Ид");
            element("Товары", () -> some(5, this::product));
            some(1, this::unknown);
        });
        element("ПакетПредложений", () -> element("Предложения", () -> some(5, this::offer)));
        return xml.append("</КоммерческаяИнформация>").toString();
    }

    private void group(int depth) {
        element("Группа", () -> {
            leaf("Ид");
            leaf("Наименование");
            some(1, () -> leaf("Картинка"));
            some(2, this::unknown);
            if (depth < 2) {
                some(2, () -> element("Группы", () -> some(2, () -> group(depth + 1))));
            }
        });
    }

    private void named(String name) {
        element(name, () -> {
            leaf("Ид");
            leaf("Наименование");
            some(3, this::unknown);
        });
    }

    private void property() {
        element("Свойство", () -> {
            leaf("Ид");
            leaf("Наименование");
            some(1, () -> leaf("ТипЗначений"));
            some(
                    2,
                    () -> element(
                            "ВариантыЗначений",
                            () -> some(
                                    3,
                                    () -> element("Справочник", () -> {
                                        some(1, () -> leaf("ИдЗначения"));
                                        leaf("Значение");
                                        some(1, this::unknown);
                                    }))));
        });
    }

    private void priceType() {
        element("ТипЦены", () -> {
            leaf("Ид");
            leaf("Наименование");
            some(1, () -> leaf("Валюта"));
            some(
                    2,
                    () -> element("Налог", () -> {
                        leaf("Наименование");
                        some(1, this::unknown);
                    }));
        });
    }

    private void product() {
        element("Товар", () -> {
            leaf("Ид");
            some(6, this::described);
            some(1, () -> number("Вес"));
            some(
                    2,
                    () -> element("Изготовитель", () -> {
                        some(1, () -> leaf("Ид"));
                        some(1, () -> leaf("Наименование"));
                        some(1, this::unknown);
                    }));
            some(2, () -> element("СтавкиНалогов", () -> some(2, () -> pair("СтавкаНалога", "Ставка"))));
            some(2, () -> element("Группы", () -> some(2, () -> leaf("Ид"))));
            some(1, () -> number("Количество"));
        });
    }

    private void described() {
        switch (random.nextInt(5)) {
            case 0, 1 -> leaf(TEXTS.get(random.nextInt(TEXTS.size())));
            case 2 -> unknown();
            case 3 -> unit();
            default -> values();
        }
    }

    private void values() {
        switch (random.nextInt(3)) {
            case 0 -> element("ЗначенияРеквизитов", () -> some(3, () -> pair("ЗначениеРеквизита", "Значение")));
            case 1 -> element("ХарактеристикиТовара", () -> some(3, () -> pair("ХарактеристикаТовара", "Значение")));
            default ->
                element(
                        "ЗначенияСвойств",
                        () -> some(
                                3,
                                () -> element("ЗначенияСвойства", () -> {
                                    leaf("Ид");
                                    some(1, () -> leaf("Наименование"));
                                    some(3, () -> leaf("Значение"));
                                    some(1, () -> leaf("ИдЗначения"));
                                    some(1, this::unknown);
                                })));
        }
    }

    private void pair(String name, String value) {
        element(name, () -> {
            some(1, this::unknown);
            if (random.nextInt(5) > 0) {
                leaf("Наименование");
            }
            leaf(value);
        });
    }

    private void unit() {
        xml.append("<БазоваяЕдиница Код=\"")
                .append(value())
                .append("\" НаименованиеПолное=\"")
                .append(value());
        xml.append("\" МеждународноеСокращение=\"")
                .append(value())
                .append("\" Свой=\"")
                .append(value())
                .append("\">");
        xml.append(value());
        some(
                2,
                () -> element("Пересчет", () -> {
                    leaf("Единица");
                    number("Коэффициент");
                    some(1, this::unknown);
                }));
        xml.append("</БазоваяЕдиница>");
    }

    private void offer() {
        element("Предложение", () -> {
            leaf("Ид");
            some(4, this::described);
            some(2, () -> element("Цены", () -> some(3, this::price)));
            some(3, this::stock);
        });
    }

    private void price() {
        element("Цена", () -> {
            leaf("Представление");
            leaf("ИдТипаЦены");
            number("ЦенаЗаЕдиницу");
            some(1, () -> leaf("Валюта"));
            some(1, () -> leaf("Единица"));
            some(1, () -> number("Коэффициент"));
            some(2, this::unknown);
        });
    }

    private void stock() {
        switch (random.nextInt(4)) {
            case 0 ->
                xml.append("<Склад ИдСклада=\"" + value() + "\" КоличествоНаСкладе=\"" + ++values + "\" Своё=\""
                        + value() + "\"/>");
            case 1 -> xml.append("<Склад КоличествоНаСкладе=\"" + ++values + "\"/>");
            case 2 ->
                element(
                        "Остатки",
                        () -> some(
                                2,
                                () -> element(
                                        "Остаток",
                                        () -> element("Склад", () -> {
                                            leaf("Ид");
                                            number("Количество");
                                            some(1, this::unknown);
                                        }))));
            default ->
                element(
                        "Склады",
                        () -> some(
                                2,
                                () -> element("Склад", () -> {
                                    leaf("Ид");
                                    number("Количество");
                                    some(1, this::unknown);
                                })));
        }
    }

    private void unknown() {
        String name = UNKNOWN.get(random.nextInt(UNKNOWN.size()));
        if (random.nextInt(3) > 0) {
            leaf(name);
        } else {
            element(name, () -> some(3, () -> leaf(random.nextBoolean() ? "Ид" : name)));
        }
    }

    private void some(int most, Runnable part) {
        for (int times = random.nextInt(most + 1); times > 0; times--) {
            part.run();
        }
    }

    private void leaf(String name) {
        String attribute = random.nextInt(12) == 0 ? " вид=\"" + value() + "\"" : "";
        xml.append('<')
                .append(name)
                .append(attribute)
                .append('>')
                .append(value())
                .append("</")
                .append(name)
                .append('>');
    }

    private void number(String name) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(++values)
                .append("</")
                .append(name)
                .append('>');
    }

    private void element(String name, Runnable content) {
        String attribute = random.nextInt(12) == 0 ? " вид=\"" + value() + "\"" : "";
        xml.append('<').append(name).append(attribute).append('>');
        content.run();
        xml.append("</").append(name).append('>');
    }

    private String value() {
        return "v" + ++values;
    }
}
