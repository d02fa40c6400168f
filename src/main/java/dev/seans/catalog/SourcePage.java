package dev.seans.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are asked for.
 *
 * @param source name of a source; null for all
 * @param after the row behind which the page begins; null for the first page
 */
record SourcePage(@Nullable String source, @Nullable Long after, int limit) {

    SourcePage {
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one row, not " + limit);
        }
    }

    /** A condition on the columns {@code id} and {@code source_id}. */
    String where() {
        return " WHERE id > ?" + (source == null ? "" : " AND " + ofSource()) + " ORDER BY id FETCH FIRST ? ROWS ONLY";
    }

    static String ofSource() {
        return "source_id = (SELECT id FROM seans_import_source WHERE name = ?)";
    }

    /** The parameters of the condition. */
    @Nullable
    Object[] arguments() {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(after == null ? Long.MIN_VALUE : after));
        if (source != null) {
            arguments.add(source);
        }
        arguments.addAll(Arrays.asList(limit));
        return arguments.toArray();
    }
}
