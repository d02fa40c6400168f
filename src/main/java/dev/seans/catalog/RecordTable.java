package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.records.KeyedRecord;
import dev.seans.records.RecordKind;
import java.util.ArrayList;
import java.util.Arrays;
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
        List<RecordPart<R, ?>> parts) {

    RecordTable(RecordKind kind, String name, List<RecordPart<R, ?>> parts) {
        this(kind, name, List.of(), keyed -> new Object[0], parts);
    }

    /** What is to be stored of a record, part by part; null for a part that it does not have. */
    List<@Nullable PartRows> rows(R keyed) {
        List<@Nullable PartRows> rows = new ArrayList<>(parts.size());
        for (RecordPart<R, ?> part : parts) {
            rows.add(part.rows(keyed));
        }
        return rows;
    }

    /** The columns of a new row. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.key("id"), Column.key("source_id")));
        columns.add(Column.text("ext_id"));
        columns.addAll(marks());
        columns.addAll(fixed);
        for (RecordPart<R, ?> part : parts) {
            columns.addAll(part.columns());
        }
        return columns;
    }

    /** Whether documents may tell different fields of a part. */
    boolean hasFields() {
        return parts.stream().anyMatch(part -> part.fields().size() > 1);
    }

    /** Columns that every write sets. */
    List<Column> marks() {
        List<Column> marks =
                new ArrayList<>(List.of(Column.flag("deleted"), Column.time("written_at"), Column.key("import_id")));
        if (kind.mayBeHidden()) {
            marks.add(Column.flag("active"));
        }
        return marks;
    }

    /** Their values: what is written is no longer hidden. */
    List<@Nullable Object> markValues(WriteContext context, boolean deleted) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(deleted, context.now(), context.importId()));
        if (kind.mayBeHidden()) {
            values.add(true);
        }
        return values;
    }
}
