package dev.seans.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one part of the records of a table: its columns and its child tables. */
final class PartWriter implements AutoCloseable {

    private final RecordTable<?> table;
    private final WriteContext context;
    private final RowBatch update;
    private final List<ChildWriter> children = new ArrayList<>();

    PartWriter(WriteSession session, RecordTable<?> table, Part<?, ?> part, RowBatch owners) {
        this.table = table;
        context = session.context();
        List<Column> columns = new ArrayList<>(part.columns());
        columns.addAll(table.marks());
        update = session.statements().update(table.name(), columns, "id", List.of(owners));
        for (ChildTable<?> child : part.children()) {
            children.add(new ChildWriter(session, child, owners));
        }
    }

    /** Fills the child tables of a new row. */
    void insertChildren(long rowId, PartRows rows) throws SQLException {
        for (int index = 0; index < children.size(); index++) {
            children.get(index).insert(rowId, rows.children().get(index));
        }
    }

    void replace(long rowId, boolean deleted, PartRows rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(rows.own()));
        values.addAll(table.markValues(context, deleted));
        values.add(rowId);
        update.add(values.toArray());
        for (ChildWriter child : children) {
            child.delete(rowId);
        }
        insertChildren(rowId, rows);
    }

    void flush() throws SQLException {
        update.flush();
        for (ChildWriter child : children) {
            child.flush();
        }
    }

    @Override
    public void close() throws SQLException {
        update.close();
        for (ChildWriter child : children) {
            child.close();
        }
    }
}
