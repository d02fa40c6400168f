package dev.seans.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a record that a document brings as a whole or not at all: absent, it leaves alone what is stored; present,
 * it replaces it.
 *
 * @param hashColumn of {@code seans_catalog_seen}: keeps the hash of all that is stored of it
 * @param content null if a record does not have it
 * @param values of the columns
 */
record Part<R extends KeyedRecord, C>(
        String hashColumn,
        List<Column> columns,
        List<ChildTable<C>> children,
        Function<R, @Nullable C> content,
        Function<C, @Nullable Object[]> values) {

    /** What is to be stored of a record; null if the record does not have this part. */
    @Nullable
    PartRows rows(R keyed) {
        C found = content.apply(keyed);
        if (found == null) {
            return null;
        }
        return new PartRows(
                values.apply(found),
                children.stream().map(child -> child.rows().apply(found)).toList());
    }
}
