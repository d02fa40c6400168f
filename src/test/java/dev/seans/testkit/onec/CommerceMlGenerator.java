package dev.seans.testkit.onec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.SplittableRandom;

/**
 * Writes CommerceML as 1C would: a catalogue, and the package of offers that goes with it. Streams, so that a document
 * may be larger than the memory; equal arguments give equal bytes.
 *
 * @param products how many
 * @param version of the schema, 2.03 to 2.10
 * @param charset UTF-8 or windows-1251
 * @param seed another one gives other texts and numbers, with the same ids
 * @param changedEvery so many-th product has the seed; the others are as with seed 1
 * @param secondOfferEvery so many-th product has two offers, the others one
 */
public record CommerceMlGenerator(
        int products, String version, Charset charset, long seed, int changedEvery, int secondOfferEvery) {

    private static final int OUTER_GROUPS = 4;
    private static final int INNER_GROUPS = 5;
    private static final int PROPERTIES = 4;
    private static final int DIRECTORY_VALUES = 10;
    private static final int WAREHOUSES = 3;

    private static final String[] WORDS = {
        "коврик",
        "портативный",
        "мягкий",
        "тёплый",
        "красный",
        "синий",
        "зелёный",
        "детский",
        "складной",
        "большой",
        "размер",
        "цвет",
        "плотность",
        "упаковка",
        "гарантия",
        "изготовлен",
        "&quot;Люкс&quot;",
        "&amp; компания"
    };

    public CommerceMlGenerator(int products, String version, Charset charset, long seed) {
        this(products, version, charset, seed, 1, 5);
    }

    private SplittableRandom random(int product, int factor) {
        return new SplittableRandom((product % changedEvery == 0 ? seed : 1) * factor + product);
    }

    /** Groups of a catalogue. */
    public int groups() {
        return OUTER_GROUPS * (1 + INNER_GROUPS);
    }

    /** Properties of a catalogue. */
    public int properties() {
        return PROPERTIES;
    }

    /** Offers of a package. */
    public long offers() {
        return products + (products + secondOfferEvery - 1L) / secondOfferEvery;
    }

    /** Prices of a package. */
    public long prices() {
        return offers() * 2;
    }

    /** Stocks of a package. */
    public long stocks() {
        return offers() * (isOld() ? 1 : WAREHOUSES);
    }

    /** Schema versions 2.03 and 2.04 have no namespace, another shape of directories, and no warehouses. */
    private boolean isOld() {
        return version.compareTo("2.05") < 0 && !version.equals("2.10");
    }

    /** Classifier and products. Does not close the stream. */
    public void writeCatalog(OutputStream bytes) throws IOException {
        Writer xml = begin(bytes);
        xml.write("<Классификатор><Ид>classifier</Ид><Наименование>Классификатор</Наименование>\n<Группы>\n");
        for (int group = 0; group < OUTER_GROUPS; group++) {
            group(xml, group);
        }
        xml.write("</Группы>\n<Свойства>\n");
        for (int property = 0; property < PROPERTIES; property++) {
            property(xml, property);
        }
        xml.write(
                "</Свойства>\n</Классификатор>\n<Каталог СодержитТолькоИзменения=\"false\"><Ид>catalog</Ид><Товары>\n");
        for (int product = 0; product < products; product++) {
            product(xml, product, random(product, 1_000_003));
        }
        xml.write("</Товары></Каталог>\n");
        end(xml);
    }

    /** Price types, warehouses and offers. Does not close the stream. */
    public void writeOffers(OutputStream bytes) throws IOException {
        Writer xml = begin(bytes);
        xml.write("<ПакетПредложений СодержитТолькоИзменения=\"false\"><Ид>catalog#</Ид>\n<ТипыЦен>\n");
        xml.write("<ТипЦены><Ид>retail</Ид><Наименование>Розничная</Наименование><Валюта>RUB</Валюта></ТипЦены>\n");
        xml.write("<ТипЦены><Ид>trade</Ид><Наименование>Оптовая</Наименование><Валюта>RUB</Валюта></ТипЦены>\n");
        xml.write("</ТипыЦен>\n<Склады>\n");
        for (int warehouse = 0; !isOld() && warehouse < WAREHOUSES; warehouse++) {
            xml.write("<Склад><Ид>" + id("aa", warehouse) + "</Ид><Наименование>Склад " + warehouse
                    + "</Наименование></Склад>\n");
        }
        xml.write("</Склады>\n<Предложения>\n");
        for (int product = 0; product < products; product++) {
            offers(xml, product, random(product, 1_000_033));
        }
        xml.write("</Предложения></ПакетПредложений>\n");
        end(xml);
    }

    private Writer begin(OutputStream bytes) throws IOException {
        Writer xml = new BufferedWriter(new OutputStreamWriter(bytes, charset), 1 << 16);
        xml.write("<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>\n<КоммерческаяИнформация");
        if (!isOld()) {
            String suffix = version.equals("2.09") || version.equals("2.10") ? "210" : "2";
            xml.write(" xmlns=\"urn:1C.ru:commerceml_" + suffix + "\"");
        }
        xml.write(" ВерсияСхемы=\"" + version + "\" ДатаФормирования=\"2026-03-01T10:00:00\">\n");
        return xml;
    }

    private static void end(Writer xml) throws IOException {
        xml.write("</КоммерческаяИнформация>\n");
        xml.flush();
    }

    private static void group(Writer xml, int group) throws IOException {
        xml.write(
                "<Группа><Ид>" + id("bb", group) + "</Ид><Наименование>Группа " + group + "</Наименование><Группы>\n");
        for (int inner = 0; inner < INNER_GROUPS; inner++) {
            xml.write("<Группа><Ид>" + innerGroup(group, inner) + "</Ид><Наименование>Подгруппа " + group + "." + inner
                    + "</Наименование></Группа>\n");
        }
        xml.write("</Группы></Группа>\n");
    }

    private void property(Writer xml, int property) throws IOException {
        boolean directory = property % 2 == 0;
        xml.write(
                "<Свойство><Ид>" + id("cc", property) + "</Ид><Наименование>Свойство " + property + "</Наименование>");
        if (isOld()) {
            xml.write("<ТипыЗначений><ТипЗначений><Тип>" + (directory ? "Справочник" : "Строка") + "</Тип>");
            directory(xml, directory, property, "ВариантЗначения", "Ид");
            xml.write("</ТипЗначений></ТипыЗначений>");
        } else {
            xml.write("<ТипЗначений>" + (directory ? "Справочник" : "Строка") + "</ТипЗначений>");
            directory(xml, directory, property, "Справочник", "ИдЗначения");
        }
        xml.write("</Свойство>\n");
    }

    private static void directory(Writer xml, boolean wanted, int property, String element, String idElement)
            throws IOException {
        if (!wanted) {
            return;
        }
        xml.write("<ВариантыЗначений>\n");
        for (int value = 0; value < DIRECTORY_VALUES; value++) {
            xml.write("<" + element + "><" + idElement + ">" + directoryValue(property, value) + "</" + idElement
                    + "><Значение>Значение " + property + "." + value + "</Значение></" + element + ">\n");
        }
        xml.write("</ВариантыЗначений>");
    }

    private static void product(Writer xml, int product, SplittableRandom random) throws IOException {
        xml.write("<Товар>\n\t<Ид>" + productId(product) + "</Ид>\n\t<Штрихкод>" + (4_600_000_000_000L + product)
                + "</Штрихкод>\n\t<Артикул>АРТ-" + product + "</Артикул>\n\t<Наименование>Товар " + product + " ");
        words(xml, random, 4);
        xml.write("</Наименование>\n\t<БазоваяЕдиница Код=\"796 \" НаименованиеПолное=\"Штука\">шт</БазоваяЕдиница>\n\t"
                + "<Группы><Ид>" + innerGroup(product % OUTER_GROUPS, product % INNER_GROUPS) + "</Ид></Группы>\n\t"
                + "<Описание>");
        words(xml, random, 60);
        xml.write("</Описание>\n\t");
        images(xml, product);
        propertyValues(xml, random);
        requisites(xml, product, random);
        xml.write("</Товар>\n");
    }

    private static void images(Writer xml, int product) throws IOException {
        String id = productId(product).replace("-", "");
        String folder = "import_files/" + id.substring(id.length() - 2) + "/" + id;
        xml.write("<Картинка>" + folder + "_1.jpg</Картинка>\n\t<Картинка>" + folder + "_2.jpg</Картинка>\n\t");
    }

    private static void propertyValues(Writer xml, SplittableRandom random) throws IOException {
        xml.write("<ЗначенияСвойств>\n");
        for (int property = 0; property < PROPERTIES; property++) {
            String value = property % 2 == 0
                    ? directoryValue(property, random.nextInt(DIRECTORY_VALUES))
                    : "Текст " + random.nextInt(1_000);
            xml.write("\t\t<ЗначенияСвойства><Ид>" + id("cc", property) + "</Ид><Значение>" + value
                    + "</Значение></ЗначенияСвойства>\n");
        }
        xml.write("\t</ЗначенияСвойств>\n\t");
    }

    private static void requisites(Writer xml, int product, SplittableRandom random) throws IOException {
        xml.write("<ЗначенияРеквизитов>\n");
        requisite(xml, "ВидНоменклатуры", "Товар");
        requisite(xml, "Полное наименование", "Товар " + product);
        requisite(xml, "Вес", String.valueOf(random.nextInt(1_000)));
        xml.write("\t</ЗначенияРеквизитов>\n");
    }

    private static void requisite(Writer xml, String name, String value) throws IOException {
        xml.write("\t\t<ЗначениеРеквизита><Наименование>" + name + "</Наименование><Значение>" + value
                + "</Значение></ЗначениеРеквизита>\n");
    }

    private void offers(Writer xml, int product, SplittableRandom random) throws IOException {
        offer(xml, productId(product), product, random);
        if (product % secondOfferEvery == 0) {
            offer(xml, productId(product) + "#" + id("ee", product), product, random);
        }
    }

    private void offer(Writer xml, String id, int product, SplittableRandom random) throws IOException {
        xml.write("<Предложение>\n\t<Ид>" + id + "</Ид>\n\t<Наименование>Товар " + product + "</Наименование>\n\t"
                + "<ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Цвет</Наименование><Значение>"
                + WORDS[random.nextInt(4)] + "</Значение></ХарактеристикаТовара></ХарактеристикиТовара>\n\t<Цены>\n");
        price(xml, "retail", random.nextInt(1, 100_000) + "," + random.nextInt(10, 100));
        price(xml, "trade", String.valueOf(random.nextInt(1, 100_000)));
        xml.write("\t</Цены>\n\t<Количество>" + random.nextInt(100) + "</Количество>\n");
        for (int warehouse = 0; !isOld() && warehouse < WAREHOUSES; warehouse++) {
            xml.write("\t<Склад ИдСклада=\"" + id("aa", warehouse) + "\" КоличествоНаСкладе=\"" + random.nextInt(100)
                    + "\"/>\n");
        }
        xml.write("</Предложение>\n");
    }

    private static void price(Writer xml, String type, String amount) throws IOException {
        xml.write("\t\t<Цена><Представление>" + amount + " RUB за шт</Представление><ИдТипаЦены>" + type
                + "</ИдТипаЦены><ЦенаЗаЕдиницу>" + amount + "</ЦенаЗаЕдиницу><Валюта>RUB</Валюта><Единица>шт</Единица>"
                + "<Коэффициент>1</Коэффициент></Цена>\n");
    }

    private static void words(Writer xml, SplittableRandom random, int count) throws IOException {
        for (int word = 0; word < count; word++) {
            xml.write(WORDS[random.nextInt(WORDS.length)] + " ");
        }
    }

    /** In no order, as those of 1C are. */
    private static String productId(int product) {
        return id("dd", product * 2_654_435_761L % 1_000_000_000_000L);
    }

    private static String innerGroup(int group, int inner) {
        return id("bb", 1_000 + group * INNER_GROUPS + inner);
    }

    private static String directoryValue(int property, int value) {
        return id("ff", property * DIRECTORY_VALUES + value);
    }

    private static String id(String kind, long number) {
        String digits = String.valueOf(1_000_000_000_000L + number).substring(1);
        return kind + "000000-0000-4000-8000-" + digits;
    }
}
