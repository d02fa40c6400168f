package dev.seans.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one part of the records of a table: its columns and its child tables. */
final class PartWriter implements AutoCloseable {

    private final WriteContext context;
    private final StatementBatch update;
    private final List<ChildWriter> children = new ArrayList<>();

    PartWriter(
            Connection connection, WriteContext context, RecordTable<?> table, Part<?, ?> part, StatementBatch owners)
            throws SQLException {
        this.context = context;
        List<Column> columns = columns(part);
        update = new StatementBatch(connection, updateSql(table, columns), columns, List.of(owners));
        for (ChildTable<?> child : part.children()) {
            children.add(new ChildWriter(connection, context, child, owners));
        }
    }

    private static List<Column> columns(Part<?, ?> part) {
        List<Column> columns = new ArrayList<>(part.columns());
        columns.add(Column.flag("deleted"));
        columns.add(Column.time("written_at"));
        columns.add(Column.key("import_id"));
        return columns;
    }

    private static String updateSql(RecordTable<?> table, List<Column> columns) {
        List<String> assignments =
                columns.stream().map(column -> column.name() + " = ?").toList();
        return "UPDATE " + table.name() + " SET " + table.revival() + String.join(", ", assignments) + " WHERE id = ?";
    }

    /** Fills the child tables of a new row. */
    void insertChildren(long rowId, PartRows rows) throws SQLException {
        for (int index = 0; index < children.size(); index++) {
            children.get(index).insert(rowId, rows.children().get(index));
        }
    }

    void replace(long rowId, boolean deleted, PartRows rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(rows.own()));
        values.addAll(Arrays.asList(deleted, context.now(), context.importId(), rowId));
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
