package dev.seans.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A place where stock is kept.
 *
 * @param content null if the document says no more than the id and the mark
 */
public record WarehouseRecord(
        String id, DeletionMark mark, @Nullable Content content) implements KeyedRecord {

    public WarehouseRecord {
        ExternalId.require(id);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.WAREHOUSE;
    }

    /**
     * What a warehouse is.
     *
     * @param extra what has no place of its own
     */
    public record Content(String name, Extra extra) {

        /** A warehouse with nothing else. */
        public Content(String name) {
            this(name, Extra.NONE);
        }
    }
}
