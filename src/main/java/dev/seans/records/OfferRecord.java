package dev.seans.records;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An offer: a product, or one characteristic of it, with prices and stock. Deltas bring only some of the three parts;
 * what is absent stays as it is stored. So do prices of types, and levels of warehouses, that are not named.
 *
 * @param catalogId the catalogue whose package holds it; empty if the document has told none before the record
 * @param content null if the document does not describe the offer
 * @param prices null if the document says nothing of prices, or nothing that is understood; empty if it says that there are none
 * @param stock null if the document says nothing of stock
 */
public record OfferRecord(
        String id,
        String catalogId,
        DeletionMark mark,
        @Nullable Content content,
        @Nullable List<Price> prices,
        @Nullable Stock stock)
        implements KeyedRecord {

    public OfferRecord {
        ExternalId.require(id);
        ExternalId.requireFitting(catalogId);
        prices = prices == null ? null : prices.stream().sorted(Price.ORDER).toList();
    }

    @Override
    public RecordKind kind() {
        return RecordKind.OFFER;
    }

    /** The product that is offered: what stands before the {@code #}. It may come later, or in another file. */
    public String productId() {
        int mark = id.indexOf('#');
        return mark < 0 ? id : id.substring(0, mark);
    }

    /** How many prices have an amount. */
    public long pricesGiven() {
        return prices == null
                ? 0
                : prices.stream().filter(price -> price.amount() != null).count();
    }

    /**
     * What an offer is.
     *
     * @param barcodes in the order of the document
     * @param told which fields the document tells; the others stay as they are
     * @param characteristics such as size and colour, sorted by name
     * @param properties id of a property to its values, as those of a product
     * @param images paths relative to the document, in its order
     * @param extra what has no place of its own
     */
    public record Content(
            @Nullable String name,
            @Nullable String article,
            List<String> barcodes,
            Unit unit,
            List<NamedValue> characteristics,
            SortedMap<String, List<String>> properties,
            List<String> images,
            Extra extra,
            Set<RecordField> told) {

        private static final Set<RecordField> ALL = Collections.unmodifiableSet(EnumSet.of(
                RecordField.NAME,
                RecordField.ARTICLE,
                RecordField.BARCODE,
                RecordField.UNIT,
                RecordField.CHARACTERISTICS,
                RecordField.PROPERTIES,
                RecordField.IMAGES));

        /** An offer of which everything is told, with one barcode at the most. */
        public Content(
                @Nullable String name,
                @Nullable String article,
                @Nullable String barcode,
                Unit unit,
                List<NamedValue> characteristics) {
            this(
                    name,
                    article,
                    barcode == null ? List.of() : List.of(barcode),
                    unit,
                    characteristics,
                    new TreeMap<>(),
                    List.of(),
                    Extra.NONE,
                    ALL);
        }

        /** Whether it tells all that an offer is. */
        public boolean describes() {
            return told.contains(RecordField.NAME);
        }

        public Content {
            told = Set.copyOf(RecordField.toldWith(extra, told));
            barcodes = List.copyOf(barcodes);
            characteristics = characteristics.stream().sorted().toList();
            properties = ProductRecord.sorted(properties);
            images = List.copyOf(images);
        }
    }
}
