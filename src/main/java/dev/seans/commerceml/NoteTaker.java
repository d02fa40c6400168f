package dev.seans.commerceml;

import dev.seans.records.DocumentNotes;
import dev.seans.records.UnknownElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes notes of a document while it is read. Whatever it holds, they stay small. */
final class NoteTaker {

    /** Of each of the two. */
    private static final int MOST = 200;

    /** In characters: of a path, and of a text. */
    private static final int LONGEST = 400;

    /** Kept with the record, like what is not known, but known to be of no use to a shop: nobody has to be told. */
    private static final Set<String> QUIET = Set.of("НомерВерсии", "Акциз", "Представление");

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, UnknownElement> unknown = new LinkedHashMap<>();

    /** Something stands around records. What stands there several times is told apart by numbers. */
    void tell(String path, @Nullable String text) {
        if (text == null || header.size() >= MOST) {
            return;
        }
        String key = Excerpt.of(path, LONGEST);
        for (int number = 2; header.containsKey(key); number++) {
            key = Excerpt.of(path, LONGEST) + "[" + number + "]";
        }
        header.put(key, Excerpt.of(text, LONGEST));
    }

    /** All that stands in an element that is read whole. */
    void tellAll(String path, Element element) {
        Element.Reading reading = element.reading();
        reading.attributes().forEach((name, value) -> tell(path + "/@" + name, TextValue.clean(value)));
        tell(path, TextValue.clean(reading.text()));
        reading.children().forEach(child -> tellAll(path + "/" + child.name(), child));
    }

    /** What a record has left over. */
    void left(String path, Element record) {
        if (!record.hasLeftover()) {
            return;
        }
        Leftover.each(path, record, (place, element) -> {
            if (!QUIET.contains(place.substring(place.lastIndexOf('/') + 1))) {
                unknown(place, element.line());
            }
        });
    }

    void unknown(String path, int line) {
        String key = Excerpt.of(path, LONGEST);
        if (unknown.size() < MOST || unknown.containsKey(key)) {
            unknown.merge(key, new UnknownElement(key, 1, line), (first, another) -> first.again());
        }
    }

    DocumentNotes notes() {
        return new DocumentNotes(header, List.copyOf(unknown.values()));
    }
}
