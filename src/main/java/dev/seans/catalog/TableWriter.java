package dev.seans.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one kind:
 *
 * <ol>
 *   <li>look up what is stored of them, with one statement;
 *   <li>insert those that are new, with all their parts;
 *   <li>of the others, replace the parts whose hash has changed, and touch nothing else;
 *   <li>note that this file held them.
 * </ol>
 */
final class TableWriter<R extends KeyedRecord> implements AutoCloseable {

    private final RecordTable<R> table;
    private final WriteContext context;
    private final RowIds rowIds;
    private final StoredRows storedRows;
    private final StatementBatch insert;
    private final StatementBatch mark;
    private final SeenWriter seen;
    private final List<PartWriter> parts = new ArrayList<>();

    private long distinct;
    private long unchanged;

    TableWriter(Connection connection, WriteContext context, RowIds rowIds, RecordTable<R> table) throws SQLException {
        this.table = table;
        this.context = context;
        this.rowIds = rowIds;
        storedRows = new StoredRows(connection, table);
        insert = StatementBatch.insert(connection, table.name(), columns(table), List.of());
        mark = new StatementBatch(
                connection,
                "UPDATE " + table.name() + " SET deleted = ?, written_at = ?, import_id = ? WHERE id = ?",
                List.of(),
                List.of());
        seen = new SeenWriter(connection, context, table.kind());
        for (Part<R, ?> part : table.parts()) {
            parts.add(new PartWriter(connection, context, table, part, insert));
        }
    }

    private static List<Column> columns(RecordTable<?> table) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.key("id"),
                Column.key("source_id"),
                Column.text("ext_id"),
                Column.flag("deleted"),
                Column.time("written_at"),
                Column.key("import_id")));
        columns.addAll(table.fixed());
        for (Part<?, ?> part : table.parts()) {
            columns.addAll(part.columns());
            columns.add(Column.text(part.hashColumn()));
        }
        return columns;
    }

    /**
     * Writes records that all have different ids.
     *
     * @return distinct ids of this file that were not met before in it, and how many of them needed no write
     */
    RecordCounts write(List<R> records) throws SQLException {
        distinct = 0;
        unchanged = 0;
        Map<String, StoredRow> stored = storedRows.find(
                context.sourceId(), records.stream().map(KeyedRecord::id).toList());
        for (R keyed : records) {
            write(keyed, stored.get(keyed.id()));
        }
        flush();
        return RecordCounts.ofKind(table.kind(), distinct, unchanged);
    }

    private void write(R keyed, @Nullable StoredRow stored) throws SQLException {
        if (stored == null) {
            seen.first(insert(keyed));
            distinct++;
            return;
        }
        boolean changed = update(keyed, stored);
        if (stored.seenFile() != context.fileId()) {
            seen.again(stored.id());
            distinct++;
            unchanged += changed ? 0 : 1;
        }
    }

    private long insert(R keyed) throws SQLException {
        long rowId = rowIds.next();
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                rowId, context.sourceId(), keyed.id(), keyed.mark().over(false), context.now(), context.importId()));
        values.addAll(Arrays.asList(table.fixedValues().apply(keyed)));
        List<@Nullable PartRows> present = new ArrayList<>();
        for (Part<R, ?> part : table.parts()) {
            PartRows rows = part.rows(keyed);
            present.add(rows);
            addPart(part, rows, values);
        }
        insert.add(values.toArray());
        insertChildren(rowId, present);
        return rowId;
    }

    private static void addPart(Part<?, ?> part, @Nullable PartRows rows, List<@Nullable Object> values) {
        if (rows == null) {
            values.addAll(Collections.nCopies(part.columns().size() + 1, null));
        } else {
            values.addAll(Arrays.asList(rows.own()));
            values.add(rows.hash());
        }
    }

    private void insertChildren(long rowId, List<@Nullable PartRows> present) throws SQLException {
        for (int index = 0; index < parts.size(); index++) {
            PartRows rows = present.get(index);
            if (rows != null) {
                parts.get(index).insertChildren(rowId, rows);
            }
        }
    }

    private boolean update(R keyed, StoredRow stored) throws SQLException {
        boolean deleted = keyed.mark().over(stored.deleted());
        boolean changed = false;
        for (int index = 0; index < parts.size(); index++) {
            PartRows rows = table.parts().get(index).rows(keyed);
            if (rows != null && !rows.hash().equals(stored.hashes().get(index))) {
                parts.get(index).replace(stored.id(), deleted, rows);
                changed = true;
            }
        }
        if (!changed && deleted != stored.deleted()) {
            mark.add(deleted, context.now(), context.importId(), stored.id());
            changed = true;
        }
        return changed;
    }

    private void flush() throws SQLException {
        insert.flush();
        mark.flush();
        for (PartWriter part : parts) {
            part.flush();
        }
        seen.flush();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        mark.close();
        seen.close();
        for (PartWriter part : parts) {
            part.close();
        }
    }
}
