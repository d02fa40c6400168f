package dev.seans.commerceml;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A well-formed document whose elements, attributes, nesting and sizes are anything, with the words of CommerceML in places
 * where nobody expects them: what damage to good documents never makes.
 */
final class TreeOfChance {

    private static final List<String> WORDS = List.of(
            "Классификатор",
            "Каталог",
            "ПакетПредложений",
            "Товары",
            "Товар",
            "Предложения",
            "Предложение",
            "Ид",
            "Наименование",
            "Группы",
            "Группа",
            "Свойства",
            "Свойство",
            "ЗначенияСвойства",
            "Цены",
            "Цена",
            "ЦенаЗаЕдиницу",
            "Остатки",
            "Остаток",
            "Склад",
            "Количество",
            "Картинка",
            "ЗначенияРеквизитов",
            "ЗначениеРеквизита",
            "Документ",
            "Контрагент");

    private static final List<String> TEXTS =
            List.of("1", "12,50", "-1e99999", "true", "ложь", "a#b", "&amp;", "&#x10FFFF;", "2026-02-30", "../x", "");

    private final SplittableRandom random;
    private final StringBuilder xml = new StringBuilder();
    private int left;

    TreeOfChance(long seed) {
        random = new SplittableRandom(seed);
        left = chance(40) ? 2_000 : 60;
    }

    String text() {
        xml.append(chance(3) ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        String root = chance(8) ? name() : "КоммерческаяИнформация";
        xml.append('<').append(root);
        attributes();
        xml.append('>');
        while (left > 0) {
            element(1);
        }
        return xml.append("</").append(root).append('>').toString();
    }

    private void element(int depth) {
        left--;
        String name = name();
        xml.append('<').append(name);
        attributes();
        if (chance(6)) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        int children = depth > 110 || left <= 0 ? 0 : random.nextInt(chance(10) ? 60 : 4);
        for (int child = 0; child < children && left > 0; child++) {
            element(depth + 1);
        }
        content(children == 0);
        xml.append("</").append(name).append('>');
    }

    private void content(boolean leaf) {
        if (leaf || chance(10)) {
            xml.append(one(TEXTS));
        }
        if (chance(30)) {
            xml.append("<![CDATA[").append("<&>".repeat(random.nextInt(5))).append("]]>");
        }
        if (chance(30)) {
            xml.append("<!--")
                    .append(one(TEXTS).replace("-", ""))
                    .append("--><?p ")
                    .append("i?>");
        }
        if (chance(200)) {
            xml.append("x".repeat(random.nextInt(200_000)));
        }
    }

    private void attributes() {
        int count = chance(8) ? random.nextInt(chance(10) ? 80 : 6) : 0;
        for (int number = 0; number < count; number++) {
            xml.append(' ')
                    .append(chance(20) ? "a".repeat(random.nextInt(300)) : "")
                    .append('a')
                    .append(number)
                    .append("=\"")
                    .append(chance(100) ? "v".repeat(random.nextInt(100_000)) : one(TEXTS))
                    .append('"');
        }
    }

    private String name() {
        if (!chance(6)) {
            return one(WORDS);
        }
        return chance(20) ? "n".repeat(1 + random.nextInt(400)) : "n" + random.nextInt(5_000);
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
