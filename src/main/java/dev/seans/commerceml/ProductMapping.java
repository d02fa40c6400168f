package dev.seans.commerceml;

import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.UploadName;
import dev.seans.records.CatalogRecord;
import dev.seans.records.Characteristic;
import dev.seans.records.DeletionMark;
import dev.seans.records.ExternalId;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import dev.seans.records.OfferRecord;
import dev.seans.records.ProductDetails;
import dev.seans.records.ProductRecord;
import dev.seans.records.PropertyRecord;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code Товар} of a catalogue; where prices or stock stand in it, as in some old exports, it is an offer of itself, too. */
final class ProductMapping implements Mapping {

    /** What a record may hold and still say nothing about the product itself. */
    private static final Set<String> MARKS = Set.of("Ид", "Статус", "ПометкаУдаления", "НомерВерсии");

    private static final Map<String, RecordField> FIELDS = Map.ofEntries(
            Map.entry("Наименование", RecordField.NAME),
            Map.entry("Артикул", RecordField.ARTICLE),
            Map.entry("Штрихкод", RecordField.BARCODE),
            Map.entry("Описание", RecordField.DESCRIPTION),
            Map.entry("БазоваяЕдиница", RecordField.UNIT),
            Map.entry("Группы", RecordField.GROUPS),
            Map.entry("ЗначенияСвойств", RecordField.PROPERTIES),
            Map.entry("ЗначенияРеквизитов", RecordField.REQUISITES),
            Map.entry("Картинка", RecordField.IMAGES),
            Map.entry("ХарактеристикиТовара", RecordField.CHARACTERISTICS),
            Map.entry("Код", RecordField.CODE),
            Map.entry("ПолноеНаименование", RecordField.FULL_NAME),
            Map.entry("Страна", RecordField.COUNTRY),
            Map.entry("Вес", RecordField.WEIGHT),
            Map.entry("Категория", RecordField.CATEGORY),
            Map.entry("Изготовитель", RecordField.MANUFACTURER),
            Map.entry("СтавкиНалогов", RecordField.TAXES),
            Map.entry("НомерВерсии", RecordField.VERSION));

    @Override
    public void map(Element element, GoodsContext context, Consumer<CatalogRecord> records) {
        names(element, records);
        List<CatalogRecord> offer = new ArrayList<>(0);
        if (OfferMapping.hasValues(element)) {
            // before the product, which takes what is left, but told behind it
            offer(element, context, offer);
        }
        Mapping.singleOfCatalog(RecordKind.PRODUCT, ProductMapping::read).map(element, context, records);
        offer.forEach(records);
    }

    /** If it is bad, the product may be good: they have one element. */
    private static void offer(Element element, GoodsContext context, List<CatalogRecord> records) {
        try {
            RecordValues values = new RecordValues(RecordKind.OFFER);
            OfferRecord offer = OfferMapping.values(element, context, values);
            records.add(offer);
            records.addAll(values.problems(offer.id()));
        } catch (BadRecordException bad) {
            records.add(bad.at(RecordKind.OFFER, element));
        }
    }

    /** Some exports name a property where it has a value. */
    static void names(Element element, Consumer<CatalogRecord> records) {
        for (Element property : element.childrenOf("ЗначенияСвойств")) {
            String name = RecordFields.name(property);
            String id = TextValue.reference(property.text("Ид"));
            if (name != null && id != null && id.length() <= ExternalId.MAX_LENGTH) {
                records.accept(new PropertyRecord(
                        id,
                        DeletionMark.UNMENTIONED,
                        new PropertyRecord.Content(
                                name,
                                null,
                                new TreeMap<>(),
                                null,
                                null,
                                Extra.NONE,
                                PropertyRecord.Content.NAME_ALONE)));
            }
        }
    }

    static ProductRecord read(Element element, GoodsContext context, RecordValues values) throws BadRecordException {
        Set<RecordField> told = RecordFields.toldBy(element, FIELDS);
        boolean onlyMarked = element.children().stream().allMatch(child -> MARKS.contains(child.name()));
        return new ProductRecord(
                RecordFields.id(element),
                context.catalogId(),
                RecordFields.mark(element, !onlyMarked),
                content(element, told, values));
    }

    private static ProductRecord.@Nullable Content content(
            Element element, Set<RecordField> mentioned, RecordValues values) {
        ProductDetails details = DetailsMapping.of(element, values);
        ProductRecord.Content content = new ProductRecord.Content(
                RecordFields.name(element),
                element.text("Артикул"),
                barcodes(element),
                element.text("Описание"),
                RecordFields.unit(element, values),
                groups(element, values),
                properties(element, values),
                namedValues(element.childrenOf("ЗначенияРеквизитов")),
                images(element, values),
                characteristics(element, values),
                details,
                Leftover.extra(element, null, values),
                details.weight() == null ? withoutStrangeWeight(element, mentioned) : mentioned);
        return content.told().isEmpty() ? null : content;
    }

    /** What is not understood is not told. */
    private static Set<RecordField> withoutStrangeWeight(Element element, Set<RecordField> told) {
        if (element.text("Вес") == null) {
            return told;
        }
        Set<RecordField> others = EnumSet.copyOf(told);
        others.remove(RecordField.WEIGHT);
        return others;
    }

    /** Those that are not empty. */
    static List<String> barcodes(Element element) {
        return element.children("Штрихкод").stream()
                .flatMap(barcode -> Stream.ofNullable(barcode.text()))
                .distinct()
                .toList();
    }

    private static List<Characteristic> characteristics(Element element, RecordValues values) {
        List<Characteristic> characteristics = new ArrayList<>();
        for (Element told : element.childrenOf("ХарактеристикиТовара")) {
            NamedValue named = namedValue(told);
            if (named != null) {
                String id = values.reference(told, "Ид");
                characteristics.add(new Characteristic(id, named.name(), named.value()));
            }
        }
        return characteristics;
    }

    private static List<String> groups(Element element, RecordValues values) {
        List<String> groups = new ArrayList<>();
        for (Element reference : element.childrenOf("Группы")) {
            String id = reference.name().equals("Ид") ? values.reference(reference) : null;
            if (id != null) {
                groups.add(id);
            }
        }
        return groups;
    }

    static SortedMap<String, List<String>> properties(Element element, RecordValues values) {
        SortedMap<String, List<String>> properties = new TreeMap<>();
        for (Element property : element.childrenOf("ЗначенияСвойств")) {
            String id = values.required(property, property.name(), property.text("Ид"));
            if (id != null) {
                properties.computeIfAbsent(id, first -> new ArrayList<>()).addAll(values(property));
            }
        }
        return properties;
    }

    private static List<String> values(Element property) {
        List<String> values = texts(property, "Значение");
        return values.isEmpty() ? texts(property, "ИдЗначения") : values;
    }

    private static List<String> texts(Element property, String name) {
        List<String> texts = new ArrayList<>(1);
        for (Element value : property.children(name)) {
            String text = TextValue.reference(value.text());
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Requisites and characteristics look alike; those without a value say nothing, those without a name are left over. */
    static List<NamedValue> namedValues(List<Element> elements) {
        List<NamedValue> values = new ArrayList<>(elements.size());
        for (Element element : elements) {
            NamedValue value = namedValue(element);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable NamedValue namedValue(Element element) {
        String name = element.text("Наименование");
        if (name == null) {
            return null;
        }
        String value = element.text("Значение");
        return value == null ? null : new NamedValue(name, value);
    }

    static List<String> images(Element element, RecordValues values) {
        List<String> images = new ArrayList<>();
        for (Element image : element.children("Картинка")) {
            String text = image.text();
            if (text != null && leavesItsFolder(text)) {
                values.refuse(image, text, "a path that leads out of its folder");
            } else if (text != null) {
                images.add(path(text));
            }
        }
        return images;
    }

    /** No upload can have such a name, and a shop might follow it. */
    private static boolean leavesItsFolder(String text) {
        return ("/" + text.replace('\\', '/') + "/").contains("/../");
    }

    /** Cleaned like the name of the upload, so that the two meet; one that no upload can have stays as it is. */
    private static String path(String text) {
        try {
            return UploadName.clean(text).path();
        } catch (InvalidUploadNameException noName) {
            return text.replace('\\', '/');
        }
    }
}
