package dev.seans.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How records of one kind are stored.
 *
 * @param fixed columns that follow from the id and never change
 * @param fixedValues their values
 */
record RecordTable<R extends KeyedRecord>(
        RecordKind kind,
        String name,
        List<Column> fixed,
        Function<R, @Nullable Object[]> fixedValues,
        List<Part<R, ?>> parts) {

    RecordTable(RecordKind kind, String name, List<Part<R, ?>> parts) {
        this(kind, name, List.of(), keyed -> new Object[0], parts);
    }

    /** An assignment for updates: what was hidden, because no export held it any more, shows again. */
    String revival() {
        return kind.mayBeHidden() ? "active = TRUE, " : "";
    }
}
