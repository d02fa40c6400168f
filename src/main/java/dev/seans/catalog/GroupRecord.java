package dev.seans.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A group of products.
 *
 * @param content null if the document says no more than the id and the mark
 */
public record GroupRecord(
        String id, DeletionMark mark, @Nullable Content content) implements KeyedRecord {

    public GroupRecord {
        ExternalId.require(id);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.GROUP;
    }

    /**
     * What a group is.
     *
     * @param parentId the group around it; null for an outermost one
     * @param extra what has no place of its own
     */
    public record Content(@Nullable String parentId, String name, Extra extra) {

        /** A group with nothing else. */
        public Content(@Nullable String parentId, String name) {
            this(parentId, name, Extra.NONE);
        }
    }
}
