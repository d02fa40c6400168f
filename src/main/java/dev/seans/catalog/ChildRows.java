package dev.seans.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one record in a child table, as a document tells them.
 *
 * @param toldKeys of which the document tells; null if of all. No key at all is the empty one
 */
record ChildRows(List<@Nullable Object[]> rows, @Nullable Set<String> toldKeys) {

    private static final Comparator<@Nullable Object[]> BY_KEY = Comparator.comparing(ChildRows::key);

    /** All rows that there are, once what is stored under other keys is among them. */
    ChildRows over(List<@Nullable Object[]> stored) {
        if (toldKeys == null) {
            return this;
        }
        List<@Nullable Object[]> merged = new ArrayList<>(rows);
        for (@Nullable Object[] row : stored) {
            if (!toldKeys.contains(key(row))) {
                merged.add(row);
            }
        }
        merged.sort(BY_KEY);
        return new ChildRows(merged, null);
    }

    private static String key(@Nullable Object[] row) {
        return row[0] == null ? "" : (String) row[0];
    }
}
