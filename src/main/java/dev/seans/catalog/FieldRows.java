package dev.seans.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be stored of one field of one record. */
final class FieldRows {

    private final @Nullable Object[] own;
    private final @Nullable ChildRows child;

    FieldRows(@Nullable Object[] own, @Nullable ChildRows child) {
        this.own = own;
        this.child = child;
    }

    /** Values of the field's columns. */
    @Nullable
    Object[] own() {
        return own;
    }

    /** Rows for the field's child table; null if it has none. */
    @Nullable
    ChildRows child() {
        return child;
    }

    /** Whether it tells only some of the rows that there may be. */
    boolean isPartial() {
        return child != null && child.toldKeys() != null;
    }

    /** With all rows that there are. */
    FieldRows over(List<@Nullable Object[]> stored) {
        return child == null ? this : new FieldRows(own, child.over(stored));
    }
}
