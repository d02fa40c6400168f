package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.records.DocumentNotes;
import dev.seans.records.ValueProblem;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Whether all that a document says is found again: each text and attribute of a record in a column of its row, in a row that
 * belongs to it, or in a problem that was told of it; what stands around records in the header of the file, or below an
 * element that was told as unknown. Works on the JDK's DOM and on the bare tables, so it knows nothing of the mappings.
 */
final class Accounting {

    private static final Map<String, String> TABLES = Map.of(
            "Группа", "seans_catalog_group",
            "Свойство", "seans_catalog_property",
            "СвойствоНоменклатуры", "seans_catalog_property",
            "ТипЦены", "seans_catalog_price_type",
            "Склад", "seans_catalog_warehouse",
            "ЕдиницаИзмерения", "seans_catalog_unit",
            "Категория", "seans_catalog_category",
            "Товар", "seans_catalog_product",
            "Предложение", "seans_catalog_offer");

    private static final Map<String, Set<String>> PLURALS = Map.of(
            "Группа", Set.of("Группы"),
            "Свойство", Set.of("Свойства"),
            "СвойствоНоменклатуры", Set.of("Свойства"),
            "ТипЦены", Set.of("ТипыЦен"),
            "Склад", Set.of("Склады"),
            "ЕдиницаИзмерения", Set.of("ЕдиницыИзмерения"),
            "Категория", Set.of("Категории"),
            "Товар", Set.of("Товары"),
            "Предложение", Set.of("Предложения"));

    private static final Map<String, String> OPERATIONS = Map.of(
            "Заказ товара", "ORDER",
            "Выплата безналичных денег", "PAYMENT",
            "Отпуск товара", "SHIPMENT");

    private final Database database;
    private final DocumentNotes notes;
    private final List<ValueProblem> problems;

    /** Table to id of 1C to row. */
    private final Map<String, Map<String, Long>> rows = new HashMap<>();

    /** Row to all that is stored of it. */
    private final Map<Long, Set<String>> stored = new HashMap<>();

    /** What is stored of documents of orders: all of each. */
    private final List<Set<String>> orders = new ArrayList<>();

    private final List<String> lost = new ArrayList<>();

    Accounting(Database database, DocumentNotes notes, List<ValueProblem> problems) {
        this.database = database;
        this.notes = notes;
        this.problems = problems;
        new HashSet<>(TABLES.values()).forEach(this::readRecords);
        for (String table : childTables()) {
            database.query("SELECT * FROM " + table, row -> keep(row, row.getLong(1)));
        }
        database.query("SELECT * FROM seans_order_document", this::keepOrder);
    }

    private boolean keepOrder(ResultSet row) throws SQLException {
        Set<String> values = new HashSet<>();
        for (String column : List.of("operation", "doc_key", "version")) {
            values.addAll(List.of(String.valueOf(row.getString(column)).split("/")));
        }
        try (JsonReader reader = Json.createReader(new StringReader(row.getString("content")))) {
            leaves(reader.readValue(), values);
        }
        orders.add(values);
        return true;
    }

    /** What is not found again: path and text. */
    List<String> lost(Element root) {
        Map<String, Element> last = new LinkedHashMap<>();
        around("", root, last);
        last.values().forEach(this::record);
        return List.copyOf(lost);
    }

    private void readRecords(String table) {
        Map<String, Long> ids = new HashMap<>();
        database.query("SELECT * FROM " + table, row -> {
            ids.put(row.getString("ext_id"), row.getLong("id"));
            return keep(row, row.getLong("id"));
        });
        rows.put(table, ids);
    }

    private List<String> childTables() {
        return database
                .query(
                        "SELECT table_name FROM information_schema.tables WHERE LOWER(table_name) LIKE 'seans_catalog_%'",
                        row -> row.getString(1).toLowerCase(Locale.ROOT))
                .stream()
                .filter(table -> !TABLES.containsValue(table) && !table.equals("seans_catalog_seen"))
                .toList();
    }

    private boolean keep(ResultSet row, long owner) throws SQLException {
        Set<String> values = stored.computeIfAbsent(owner, first -> new HashSet<>());
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String name = row.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT);
            Object value = row.getObject(column);
            if (value instanceof BigDecimal number) {
                values.add(number.stripTrailingZeros().toPlainString());
            } else if (value instanceof Boolean || value instanceof String) {
                values.add(value.toString());
            }
            if (name.equals("content")
                    && row.getMetaData()
                            .getTableName(column)
                            .toLowerCase(Locale.ROOT)
                            .equals("seans_catalog_extra")) {
                try (JsonReader reader = Json.createReader(new StringReader(String.valueOf(value)))) {
                    leaves(reader.readValue(), values);
                }
            }
        }
        return true;
    }

    private static void leaves(JsonValue value, Set<String> leaves) {
        if (value instanceof JsonString text) {
            leaves.add(text.getString().strip());
        } else if (value instanceof JsonNumber number) {
            leaves.add(number.bigDecimalValue().stripTrailingZeros().toPlainString());
        } else if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            leaves.add(value.toString());
        } else if (value instanceof JsonObject object) {
            leaves.addAll(object.keySet());
            object.values().forEach(one -> leaves(one, leaves));
        } else {
            value.asJsonArray().forEach(one -> leaves(one, leaves));
        }
    }

    /** What comes again with the same id takes the place of what came before. */
    private void around(String path, Element element, Map<String, Element> last) {
        if (element.getTagName().equals("Документ")) {
            order(element);
            return;
        }
        if (isRecord(element)) {
            last.put(element.getTagName() + id(element), element);
            boolean nested = element.getTagName().equals("Группа");
            for (Element inner : nested ? below(element, "Группы") : List.<Element>of()) {
                children(inner).forEach(group -> around("", group, last));
            }
            return;
        }
        if (notes.unknown().stream().anyMatch(one -> one.path().equals(path))
                && below(element, "Товары").isEmpty()) {
            return;
        }
        values(element).forEach((name, text) -> {
            if (notes.header().values().stream().noneMatch(text.strip()::equals)) {
                lost.add(path + "/" + name + "=" + text);
            }
        });
        children(element)
                .forEach(child ->
                        around(path.isEmpty() ? child.getTagName() : path + "/" + child.getTagName(), child, last));
    }

    private static boolean isRecord(Element element) {
        return element.getParentNode() instanceof Element parent
                && PLURALS.getOrDefault(element.getTagName(), Set.of()).contains(parent.getTagName());
    }

    private static String id(Element record) {
        String name = record.getTagName().equals("ЕдиницаИзмерения") ? "Код" : "Ид";
        return children(record).stream()
                .filter(child -> child.getTagName().equals(name))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private void record(Element record) {
        String id = id(record);
        Set<String> found = new HashSet<>();
        TABLES.forEach((name, table) -> {
            boolean own = name.equals(record.getTagName());
            boolean offerOfProduct = record.getTagName().equals("Товар") && name.equals("Предложение");
            Long row =
                    own || offerOfProduct ? rows.getOrDefault(table, Map.of()).get(id) : null;
            found.addAll(row == null ? Set.of() : stored.getOrDefault(row, Set.of()));
        });
        if (found.isEmpty()) {
            lost.add(record.getTagName() + " " + id);
        }
        problems.stream()
                .filter(problem -> problem.recordId().equals(id))
                .forEach(problem -> found.add(problem.text()));
        inside(record.getTagName() + " " + id, record, found);
    }

    /** One row has all of it, but for what was told as a problem. */
    private void order(Element document) {
        String path = "Документ " + text(document, "Номер");
        lost.addAll(orders.stream()
                .map(stored -> missing(path, document, stored))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of(path)));
    }

    private List<String> missing(String path, Element document, Set<String> stored) {
        List<String> missing = new ArrayList<>();
        values(document).forEach((name, text) -> {
            Set<String> texts = candidates(text);
            texts.addAll(ofOrder(document.getTagName(), text.strip()));
            boolean isFound = stored.stream().anyMatch(value -> texts.contains(value) || isPartOfDate(text, value));
            if (!isFound
                    && problems.stream().noneMatch(problem -> problem.text().equals(text.strip()))) {
                missing.add(path + "/" + name + "=" + text);
            }
        });
        children(document).forEach(child -> missing.addAll(missing(path + "/" + child.getTagName(), child, stored)));
        return missing;
    }

    private static Set<String> ofOrder(String element, String text) {
        String operation = OPERATIONS.get(text);
        if (element.equals("ХозОперация") && operation != null) {
            return Set.of(operation);
        }
        return text.matches("[0-]+") ? Set.of("ORDER", "PAYMENT", "SHIPMENT") : Set.of();
    }

    /** Zones and fractions of a second are left out. */
    private static boolean isPartOfDate(String text, String value) {
        String plain = text.strip().replaceFirst("(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$", "");
        return plain.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2}")
                && value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}")
                && (value.startsWith(plain) || value.endsWith(plain));
    }

    private void inside(String path, Element element, Set<String> found) {
        if (isExempt(element)) {
            return;
        }
        values(element).forEach((name, text) -> {
            if (candidates(text).stream().noneMatch(found::contains)) {
                lost.add(path + "/" + name + "=" + text);
            }
        });
        for (Element child : children(element)) {
            boolean records =
                    element.getTagName().equals("Группа") && child.getTagName().equals("Группы");
            if (!records) {
                inside(path + "/" + child.getTagName(), child, found);
            }
        }
    }

    /**
     * What says nothing: that a unit is one of itself; how much a price on request is not; which property has no value. Names
     * of properties are theirs.
     */
    private boolean isExempt(Element element) {
        Element parent = (Element) element.getParentNode();
        return switch (element.getTagName()) {
            case "Пересчет" ->
                text(element, "Единица").equals(parent.getAttribute("Код").strip())
                        && text(element, "Коэффициент").equals("1");
            case "Цена" -> text(element, "ЦенаЗаЕдиницу").isEmpty();
            case "Наименование" ->
                parent.getTagName().equals("ЗначенияСвойства") && isName(text(parent, "Ид"), element.getTextContent());
            case "Ид" ->
                parent.getTagName().equals("ЗначенияСвойства")
                        && text(parent, "Значение").isEmpty()
                        && text(parent, "ИдЗначения").isEmpty();
            default -> false;
        };
    }

    private boolean isName(String property, String name) {
        Long row = rows.getOrDefault("seans_catalog_property", Map.of()).get(property);
        return row != null && stored.getOrDefault(row, Set.of()).contains(name.strip());
    }

    private static String text(Element element, String child) {
        return below(element, child).stream()
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    /** What a text may be stored as. */
    private static Set<String> candidates(String text) {
        Set<String> candidates = new HashSet<>();
        candidates.add(text.strip());
        candidates.add(text.strip().replace("\u00a0", " ").strip());
        candidates.add(text.strip().replace('\\', '/'));
        candidates.add(text.strip().equals("Удален") ? "true" : text.strip());
        candidates.add(text.strip().replace("&quot;", "\"").replace("&amp;", "&"));
        try {
            String digits = text.replace("\u00a0", "").replace(" ", "").replace(',', '.');
            candidates.add(new BigDecimal(digits).stripTrailingZeros().toPlainString());
        } catch (NumberFormatException noNumber) {
            // then it is no number
        }
        return candidates;
    }

    /** Its attributes, and its own text; none that is blank. */
    private static Map<String, String> values(Element element) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < element.getAttributes().getLength(); index++) {
            Node attribute = element.getAttributes().item(index);
            if (!attribute.getNodeName().startsWith("xmlns")
                    && !attribute.getNodeValue().isBlank()) {
                values.put("@" + attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        if (!text.toString().isBlank()) {
            values.put("#text", text.toString());
        }
        return values;
    }

    private static List<Element> below(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
