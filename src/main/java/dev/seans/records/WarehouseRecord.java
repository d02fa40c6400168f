package dev.seans.records;

import java.util.List;
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
     * @param address in words; null if none is given
     * @param contacts kind of each to what it is, such as a telephone number
     * @param extra what has no place of its own
     */
    public record Content(String name, @Nullable String address, List<NamedValue> contacts, Extra extra) {

        public Content {
            contacts = List.copyOf(contacts);
        }

        /** A warehouse with nothing else. */
        public Content(String name) {
            this(name, null, List.of(), Extra.NONE);
        }
    }
}
