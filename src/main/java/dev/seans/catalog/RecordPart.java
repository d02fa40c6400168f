package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.records.Extra;
import dev.seans.records.KeyedRecord;
import dev.seans.records.RecordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a record that a document brings or not. Of a part that it brings, it replaces the fields that it tells, and leaves
 * the others alone.
 *
 * @param hashColumn of {@code seans_catalog_seen}: keeps the hash of all that the last document told of the part
 * @param content null if a record does not have it
 * @param told which fields it tells
 */
record RecordPart<R extends KeyedRecord, C>(
        String hashColumn,
        List<Field<C>> fields,
        Function<R, @Nullable C> content,
        Function<C, Set<RecordField>> told) {

    /** A part that is one field. */
    static <R extends KeyedRecord, C> RecordPart<R, C> ofOne(
            String hashColumn, Field<C> field, Function<R, @Nullable C> content) {
        Set<RecordField> told = Set.of(field.name());
        return new RecordPart<>(hashColumn, List.of(field), content, any -> told);
    }

    List<Column> columns() {
        return fields.stream().flatMap(field -> field.columns().stream()).toList();
    }

    /** What is to be stored of a record; null if the record does not have this part. */
    @Nullable
    PartRows rows(R keyed) {
        C found = content.apply(keyed);
        if (found == null) {
            return null;
        }
        Set<RecordField> toldFields = told.apply(found);
        List<@Nullable FieldRows> rows = new ArrayList<>(fields.size());
        for (Field<C> field : fields) {
            rows.add(toldFields.contains(field.name()) ? field.rows(found) : null);
        }
        return new PartRows(rows);
    }

    /**
     * Columns, and perhaps a child table, that a document tells together.
     *
     * @param values of the columns
     */
    record Field<C>(
            RecordField name,
            List<Column> columns,
            Function<C, @Nullable Object[]> values,
            @Nullable ChildTable<C> child) {

        static <C> Field<C> text(RecordField name, String column, Function<C, @Nullable String> text) {
            return new Field<>(
                    name, List.of(Column.text(column)), content -> new @Nullable Object[] {text.apply(content)}, null);
        }

        static <C> Field<C> rows(RecordField name, ChildTable<C> child) {
            return new Field<>(name, List.of(), content -> new @Nullable Object[0], child);
        }

        /** What has no place of its own; what a record does not mention of it stays. */
        static <C> Field<C> extra(Function<C, Extra> extra) {
            return rows(
                    RecordField.EXTRA,
                    new ChildTable<>(
                            "seans_catalog_extra",
                            "owner_id",
                            List.of(Column.text("name"), Column.text("content")),
                            content -> extra.apply(content).rows(),
                            content -> extra.apply(content).values().keySet()));
        }

        FieldRows rows(C content) {
            return new FieldRows(values.apply(content), child == null ? null : child.rowsOf(content));
        }
    }
}
