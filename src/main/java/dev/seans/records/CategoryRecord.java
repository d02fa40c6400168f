package dev.seans.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category of products: says which properties they have.
 *
 * @param content null if the document says no more than the id and the mark
 */
public record CategoryRecord(
        String id, DeletionMark mark, @Nullable Content content) implements KeyedRecord {

    public CategoryRecord {
        ExternalId.require(id);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CATEGORY;
    }

    /**
     * What a category is.
     *
     * @param properties ids of the properties that its products have
     * @param extra what has no place of its own
     */
    public record Content(String name, List<String> properties, Extra extra) {

        public Content {
            properties = List.copyOf(properties);
        }
    }
}
