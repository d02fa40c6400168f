package dev.seans.records;

import java.util.List;
import java.util.Set;
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
     * @param images paths relative to the document, in its order; null if it says nothing of them
     * @param extra what has no place of its own
     */
    public record Content(
            @Nullable String parentId,
            String name,
            @Nullable List<String> images,
            Extra extra) {

        public Content {
            images = images == null ? null : List.copyOf(images);
        }

        public List<String> imagesOrNone() {
            return images == null ? List.of() : images;
        }

        public Set<RecordField> told() {
            Set<RecordField> described =
                    images == null ? Set.of(RecordField.NAME) : Set.of(RecordField.NAME, RecordField.IMAGES);
            return RecordField.toldWith(extra, described);
        }

        /** A group with nothing else. */
        public Content(@Nullable String parentId, String name) {
            this(parentId, name, null, Extra.NONE);
        }
    }
}
