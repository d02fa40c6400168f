package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.bulk.RowBatch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one part of the records of a table, field by field: their columns and their child tables. */
final class PartWriter implements AutoCloseable {

    private final WriteSession session;
    private final RecordTable<?> table;
    private final RecordPart<?, ?> part;
    private final RowBatch owners;

    /** One for each field; null for one without a table. */
    private final List<@Nullable ChildWriter> children = new ArrayList<>();

    /** One for each set of fields that change together. */
    private final Map<List<Integer>, RowBatch> updates = new HashMap<>();

    PartWriter(WriteSession session, RecordTable<?> table, RecordPart<?, ?> part, RowBatch owners) {
        this.session = session;
        this.table = table;
        this.part = part;
        this.owners = owners;
        for (RecordPart.Field<?> field : part.fields()) {
            children.add(field.child() == null ? null : new ChildWriter(session, field.child(), owners));
        }
    }

    /** The part's columns in a new row, those that are not told as NULL; fills the child tables. */
    List<@Nullable Object> insert(long rowId, @Nullable PartRows rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int index = 0; index < part.fields().size(); index++) {
            FieldRows told = rows == null ? null : rows.fields().get(index);
            if (told == null) {
                part.fields().get(index).columns().forEach(column -> values.add(null));
            } else {
                values.addAll(Arrays.asList(told.own()));
                insertChildren(rowId, index, told);
            }
        }
        return values;
    }

    /** Replaces the fields that are told and have changed; false if none has. */
    boolean replace(long rowId, boolean deleted, PartRows rows, StoredFields stored) throws SQLException {
        FieldHashes hashes = stored.hashes(rowId);
        Map<Integer, FieldRows> changed = new TreeMap<>();
        for (int index = 0; index < part.fields().size(); index++) {
            FieldRows told = rows.fields().get(index);
            if (told != null) {
                RecordPart.Field<?> field = part.fields().get(index);
                FieldRows now = told.isPartial() ? told.over(stored.rows(field, rowId)) : told;
                if (hashes == null || hashes.put(field.name(), ContentHash.of(now))) {
                    changed.put(index, now);
                }
            }
        }
        if (changed.isEmpty()) {
            return false;
        }
        update(rowId, deleted, changed, hashes);
        return true;
    }

    private void update(long rowId, boolean deleted, Map<Integer, FieldRows> changed, @Nullable FieldHashes hashes)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (FieldRows field : changed.values()) {
            values.addAll(Arrays.asList(field.own()));
        }
        if (hashes != null) {
            values.add(hashes.text());
        }
        values.addAll(table.markValues(session.context(), deleted));
        values.add(rowId);
        updates.computeIfAbsent(List.copyOf(changed.keySet()), this::newUpdate).add(values.toArray());
        for (Map.Entry<Integer, FieldRows> field : changed.entrySet()) {
            ChildWriter child = children.get(field.getKey());
            if (child != null) {
                child.delete(rowId);
            }
            insertChildren(rowId, field.getKey(), field.getValue());
        }
    }

    private RowBatch newUpdate(List<Integer> fields) {
        List<Column> columns = new ArrayList<>();
        fields.forEach(index -> columns.addAll(part.fields().get(index).columns()));
        if (table.hasFields()) {
            columns.add(Column.text("field_hashes"));
        }
        columns.addAll(table.marks());
        return session.statements().update(table.name(), columns, "id", List.of(owners));
    }

    private void insertChildren(long rowId, int field, FieldRows rows) throws SQLException {
        ChildWriter writer = children.get(field);
        ChildRows child = rows.child();
        if (writer != null && child != null) {
            writer.insert(rowId, child.rows());
        }
    }

    void flush() throws SQLException {
        for (RowBatch update : updates.values()) {
            update.flush();
        }
        for (ChildWriter child : children) {
            if (child != null) {
                child.flush();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (RowBatch update : updates.values()) {
            update.close();
        }
        for (ChildWriter child : children) {
            if (child != null) {
                child.close();
            }
        }
    }
}
