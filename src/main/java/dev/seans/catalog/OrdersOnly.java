package dev.seans.catalog;

import java.util.Set;
import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;

/**
 * Notices a document that holds orders and nothing of a catalogue: to read it as an empty catalogue would swallow them.
 * Orders beside a catalogue are left out; the import of the catalogue succeeds.
 */
final class OrdersOnly {

    private static final Set<String> ORDERS = Set.of("Документ", "Контейнер");

    private @Nullable Location firstOrder;
    private String firstName = "";
    private boolean catalogue;

    void meetCatalogue() {
        catalogue = true;
    }

    /** An element of the document that is not read. */
    void meet(String name, Location place) {
        if (firstOrder == null && ORDERS.contains(name)) {
            firstOrder = place;
            firstName = name;
        }
    }

    /**
     * To be asked at the end of the document.
     *
     * @throws CatalogFormatException with the place of the first order, if there is nothing else
     */
    void refuse() throws CatalogFormatException {
        if (firstOrder != null && !catalogue) {
            throw new CatalogFormatException(
                    CatalogFault.ONLY_ORDERS,
                    firstOrder.getLineNumber(),
                    firstOrder.getColumnNumber(),
                    "<" + firstName + ">",
                    null);
        }
    }
}
