package dev.seans.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What is to be stored of one field of one record. */
final class FieldRows {

    private final @Nullable Object[] own;
    private final List<ChildRows> children;

    FieldRows(@Nullable Object[] own, List<ChildRows> children) {
        this.own = own;
        this.children = children;
    }

    /** Values of the field's columns. */
    @Nullable
    Object[] own() {
        return own;
    }

    /** Rows for each of the field's child tables, in their order. */
    List<ChildRows> children() {
        return children;
    }

    /**
     * With all rows that there are.
     *
     * @param stored rows of the child table of that number
     */
    FieldRows over(IntFunction<List<@Nullable Object[]>> stored) {
        if (children.stream().allMatch(ChildRows::areAll)) {
            return this;
        }
        List<ChildRows> merged = new ArrayList<>();
        for (int index = 0; index < children.size(); index++) {
            ChildRows rows = children.get(index);
            merged.add(rows.areAll() ? rows : rows.over(stored.apply(index)));
        }
        return new FieldRows(own, merged);
    }
}
