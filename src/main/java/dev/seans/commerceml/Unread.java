package dev.seans.commerceml;

import java.util.Set;
import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a document holds beside the records that are read. One with nothing that is understood must not be taken for an empty
 * catalogue: that would swallow it.
 */
final class Unread {

    /** What a catalogue, a package or a classifier says of itself; it is no loss. */
    private static final Set<String> HEADERS = Set.of(
            "Ид",
            "ИдКаталога",
            "ИдКлассификатора",
            "Наименование",
            "Описание",
            "Владелец",
            "Статус",
            "ПометкаУдаления",
            "НомерВерсии",
            "ДействительноС",
            "ДействительноПо",
            OnlyChanges.NAME);

    private @Nullable Location firstStranger;
    private String stranger = "";
    private boolean records;

    void meetRecord() {
        records = true;
    }

    /** Whether it is what a catalogue, a package or a classifier says of itself. */
    static boolean isHeader(String name) {
        return HEADERS.contains(name);
    }

    /** An element of the document that is not read. */
    void meet(String name, Location place) {
        if (firstStranger == null && !HEADERS.contains(name)) {
            firstStranger = place;
            stranger = name;
        }
    }

    /**
     * To be asked at the end of the document.
     *
     * @throws CatalogFormatException with the place of what comes first, if nothing was understood
     */
    void refuse() throws CatalogFormatException {
        if (firstStranger != null && !records) {
            throw fault(CatalogFault.NOTHING_UNDERSTOOD, firstStranger, stranger);
        }
    }

    private static CatalogFormatException fault(CatalogFault fault, Location place, String name) {
        return new CatalogFormatException(
                fault, place.getLineNumber(), place.getColumnNumber(), "<" + Excerpt.of(name) + ">", null);
    }
}
