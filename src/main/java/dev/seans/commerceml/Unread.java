package dev.seans.commerceml;

import java.util.Set;
import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a document holds beside the records that are read. A document with orders and nothing of a catalogue, or with nothing
 * at all that is understood, must not be taken for an empty catalogue: that would swallow it.
 */
final class Unread {

    private static final Set<String> ORDERS = Set.of("Документ", "Контейнер");

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

    private @Nullable Location firstOrder;
    private String order = "";
    private @Nullable Location firstStranger;
    private String stranger = "";
    private boolean catalogue;
    private boolean records;

    void meetCatalogue() {
        catalogue = true;
    }

    void meetRecord() {
        records = true;
    }

    /** Whether it is what a catalogue, a package or a classifier says of itself. */
    static boolean isHeader(String name) {
        return HEADERS.contains(name);
    }

    /** An element of the document that is not read. */
    void meet(String name, Location place) {
        if (ORDERS.contains(name)) {
            order = firstOrder == null ? name : order;
            firstOrder = firstOrder == null ? place : firstOrder;
        } else if (firstStranger == null && !HEADERS.contains(name)) {
            firstStranger = place;
            stranger = name;
        }
    }

    /**
     * To be asked at the end of the document.
     *
     * @throws CatalogFormatException with the place of the first order, if there is nothing else; or of what comes first, if
     *     nothing was understood
     */
    void refuse() throws CatalogFormatException {
        if (firstOrder != null && !catalogue) {
            throw fault(CatalogFault.ONLY_ORDERS, firstOrder, order);
        }
        if (firstStranger != null && !records) {
            throw fault(CatalogFault.NOTHING_UNDERSTOOD, firstStranger, stranger);
        }
    }

    private static CatalogFormatException fault(CatalogFault fault, Location place, String name) {
        return new CatalogFormatException(
                fault, place.getLineNumber(), place.getColumnNumber(), "<" + Excerpt.of(name) + ">", null);
    }
}
