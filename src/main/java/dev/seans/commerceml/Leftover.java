package dev.seans.commerceml;

import dev.seans.records.Extra;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What of a record nobody has read. To be asked once all that has a place was read. */
final class Leftover {

    /** Of one record, in characters. */
    static final int MOST = 65_536;

    /** An order says of each line what has no place, such as its unit and its taxes: about 600 characters. */
    static final int MOST_OF_ORDER = 400_000;

    /** Quotes, a colon, a comma and brackets around a value and its name. */
    private static final int PUNCTUATION = 8;

    /** Of an element, or an attribute, in characters. */
    static final int LONGEST_NAME = 255;

    /** By these one of several elements of a name is told from the others. */
    private static final List<String> IDENTIFYING = List.of("Ид", "Наименование");

    /** Looked up once: that takes longer than to write a record. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Characters that may still be kept. */
    private int room;

    private final int most;

    /** The first one in the record for which there is no room; nothing behind it is kept. */
    private @Nullable Element beyond;

    private Leftover(int most) {
        this.room = most;
        this.most = most;
    }

    /**
     * What is to be kept of a record.
     *
     * @param separate a child that holds records of its own; null if none does
     * @param values is told what is too large to be kept
     */
    static Extra extra(Element record, @Nullable String separate, RecordValues values) {
        return record.hasLeftover() ? new Leftover(MOST).kept(record, separate, values) : Extra.NONE;
    }

    static Extra ofOrder(Element document, RecordValues values) {
        return document.hasLeftover() ? new Leftover(MOST_OF_ORDER).kept(document, null, values) : Extra.NONE;
    }

    /**
     * Each element and attribute that is left, outermost ones only.
     *
     * @param path of the element
     * @param element one that has anything left
     * @param found takes the path and the element at which it is
     */
    static void each(String path, Element element, BiConsumer<String, Element> found) {
        Element.Reading reading = element.reading();
        if (!reading.isMet() || reading.hasUnreadText()) {
            found.accept(path, element);
            return;
        }
        for (String attribute : reading.attributes().keySet()) {
            if (!reading.isRead(attribute)) {
                found.accept(path + "/@" + attribute, element);
            }
        }
        for (Element child : reading.children()) {
            if (child.hasLeftover()) {
                each(path + "/" + child.name(), child, found);
            }
        }
    }

    private Extra kept(Element record, @Nullable String separate, RecordValues values) {
        SortedMap<String, String> kept = new TreeMap<>();
        members(record, separate).forEach((name, left) -> {
            if (name.length() > LONGEST_NAME) {
                values.tooLarge(record, name, most);
            } else {
                kept.put(name, together(left).toString());
            }
        });
        if (beyond != null) {
            values.tooLarge(beyond, beyond.name(), most);
        }
        return kept.isEmpty() ? Extra.NONE : new Extra(kept);
    }

    /** Null if nothing is left of it. */
    private @Nullable JsonValue of(Element element) {
        if (!element.hasLeftover()) {
            return null;
        }
        if (!element.reading().isMet()) {
            return whole(element);
        }
        Map<String, List<JsonValue>> members = members(element, null);
        if (room < 0) {
            return JsonValue.NULL;
        }
        identify(element, members);
        return object(members);
    }

    /** Name to values; hardly ever any, so nothing is made before there is one. */
    private Map<String, List<JsonValue>> members(Element element, @Nullable String separate) {
        Element.Reading reading = element.reading();
        Map<String, List<JsonValue>> members = Map.of();
        for (Map.Entry<String, String> attribute : reading.attributes().entrySet()) {
            if (!reading.isRead(attribute.getKey())) {
                members = with(members, "@" + attribute.getKey(), text(attribute.getValue()));
            }
        }
        if (reading.hasUnreadText()) {
            members = with(members, "#text", text(reading.text()));
        }
        if (room < 0) {
            beyond = element;
            return members;
        }
        for (Element child : reading.children()) {
            JsonValue left = child.name().equals(separate) ? null : of(child);
            members = left == null ? members : with(members, child.name(), left);
            if (room < 0) {
                beyond = child;
                return members;
            }
        }
        return members;
    }

    /** Names take room, too: there may be many short values. What there is no room for is left out. */
    private Map<String, List<JsonValue>> with(Map<String, List<JsonValue>> members, String name, JsonValue value) {
        room -= name.length() + PUNCTUATION;
        if (room < 0) {
            return members;
        }
        Map<String, List<JsonValue>> more = members.isEmpty() ? new LinkedHashMap<>() : members;
        more.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
        return more;
    }

    private void identify(Element element, Map<String, List<JsonValue>> members) {
        Element.Reading reading = element.reading();
        reading.attributes().forEach((name, value) -> {
            if (identifies(name)) {
                members.putIfAbsent("@" + name, List.of(text(value)));
            }
        });
        for (Element child : reading.children()) {
            if (identifies(child.name()) && child.reading().children().isEmpty()) {
                members.putIfAbsent(child.name(), List.of(text(child.reading().text())));
            }
        }
    }

    private static boolean identifies(String name) {
        return IDENTIFYING.stream().anyMatch(name::startsWith);
    }

    private JsonValue whole(Element element) {
        Element.Reading reading = element.reading();
        if (reading.attributes().isEmpty() && reading.children().isEmpty()) {
            return text(reading.text());
        }
        Map<String, List<JsonValue>> members = Map.of();
        for (Map.Entry<String, String> attribute : reading.attributes().entrySet()) {
            members = with(members, "@" + attribute.getKey(), text(attribute.getValue()));
        }
        if (TextValue.clean(reading.text()) != null) {
            members = with(members, "#text", text(reading.text()));
        }
        for (Element child : reading.children()) {
            if (room < 0) {
                break;
            }
            members = with(members, child.name(), whole(child));
        }
        return object(members);
    }

    private JsonValue text(String text) {
        room -= text.length();
        return room < 0 ? JsonValue.NULL : JSON.createValue(text);
    }

    private static JsonValue object(Map<String, List<JsonValue>> members) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        members.forEach((name, values) -> object.add(name, together(values)));
        return object.build();
    }

    private static JsonValue together(List<JsonValue> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
