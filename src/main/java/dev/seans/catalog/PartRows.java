package dev.seans.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be stored of one part of one record. */
final class PartRows {

    private final @Nullable Object[] own;
    private final List<List<@Nullable Object[]>> children;
    private final String hash;

    PartRows(@Nullable Object[] own, List<List<@Nullable Object[]>> children) {
        this.own = own;
        this.children = children;
        hash = ContentHash.of(own, children);
    }

    /** Values of the part's columns. */
    @Nullable
    Object[] own() {
        return own;
    }

    /** Rows for each of the part's child tables, in their order. */
    List<List<@Nullable Object[]>> children() {
        return children;
    }

    String hash() {
        return hash;
    }
}
