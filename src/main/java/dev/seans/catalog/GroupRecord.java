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
     */
    public record Content(@Nullable String parentId, String name) {}
}
