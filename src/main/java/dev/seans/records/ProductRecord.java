package dev.seans.records;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param catalogId the catalogue that holds it; empty if the document has told none before the record
 * @param content null if the document says no more than the id and the mark: what is stored stays as it is
 */
public record ProductRecord(
        String id,
        String catalogId,
        DeletionMark mark,
        @Nullable Content content) implements KeyedRecord {

    public ProductRecord {
        ExternalId.require(id);
        ExternalId.requireFitting(catalogId);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRODUCT;
    }

    /**
     * What a product is. Parts whose order says nothing are sorted, so that equal products are equal however 1C
     * ordered their elements.
     *
     * @param barcodes in the order of the document
     * @param groups ids of groups, sorted
     * @param properties id of a property to its values, texts or ids of its directory; to none if it is told as empty
     * @param requisites sorted by name
     * @param characteristics sorted; those of offers have ids
     * @param details what else there is
     * @param extra what has no place of its own
     * @param told which fields the document tells; the others stay as they are
     * @param images paths relative to the document, in its order: the first is the main one
     */
    public record Content(
            @Nullable String name,
            @Nullable String article,
            List<String> barcodes,
            @Nullable String description,
            Unit unit,
            List<String> groups,
            SortedMap<String, List<String>> properties,
            List<NamedValue> requisites,
            List<String> images,
            List<Characteristic> characteristics,
            ProductDetails details,
            Extra extra,
            Set<RecordField> told) {

        private static final Set<RecordField> ALL = Collections.unmodifiableSet(EnumSet.of(
                RecordField.VERSION,
                RecordField.CODE,
                RecordField.FULL_NAME,
                RecordField.COUNTRY,
                RecordField.WEIGHT,
                RecordField.CATEGORY,
                RecordField.MANUFACTURER,
                RecordField.TAXES,
                RecordField.NAME,
                RecordField.ARTICLE,
                RecordField.BARCODE,
                RecordField.DESCRIPTION,
                RecordField.UNIT,
                RecordField.GROUPS,
                RecordField.PROPERTIES,
                RecordField.REQUISITES,
                RecordField.IMAGES,
                RecordField.CHARACTERISTICS));

        public Content {
            told = Set.copyOf(RecordField.toldWith(extra, told));
            groups = groups.size() < 2
                    ? List.copyOf(groups)
                    : groups.stream().distinct().sorted().toList();
            properties = ProductRecord.sorted(properties);
            requisites = requisites.stream().sorted().toList();
            images = List.copyOf(images);
            barcodes = List.copyOf(barcodes);
            characteristics = characteristics.stream().sorted().toList();
        }

        /** A product of which everything is told, with one barcode at the most, no characteristics, and no details. */
        public Content(
                @Nullable String name,
                @Nullable String article,
                @Nullable String barcode,
                @Nullable String description,
                Unit unit,
                List<String> groups,
                SortedMap<String, List<String>> properties,
                List<NamedValue> requisites,
                List<String> images) {
            this(
                    name,
                    article,
                    barcode == null ? List.of() : List.of(barcode),
                    description,
                    unit,
                    groups,
                    properties,
                    requisites,
                    images,
                    List.of(),
                    ProductDetails.NONE,
                    Extra.NONE,
                    ALL);
        }

        /**
         * Whether it describes the product, with all properties and requisites that it has. 1C gives everything that it
         * describes a name; without one, only single properties and requisites are told.
         */
        public boolean describes() {
            return told.contains(RecordField.NAME);
        }
    }

    static SortedMap<String, List<String>> sorted(Map<String, List<String>> properties) {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        properties.forEach((id, values) -> copy.put(
                id,
                values.size() < 2
                        ? List.copyOf(values)
                        : values.stream().sorted().toList()));
        return Collections.unmodifiableSortedMap(copy);
    }
}
