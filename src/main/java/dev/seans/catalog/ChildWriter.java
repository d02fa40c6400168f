package dev.seans.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one child table. */
final class ChildWriter implements AutoCloseable {

    private final WriteContext context;
    private final StatementBatch delete;
    private final StatementBatch insert;

    ChildWriter(Connection connection, WriteContext context, ChildTable<?> table, StatementBatch owners)
            throws SQLException {
        this.context = context;
        delete = new StatementBatch(
                connection, "DELETE FROM " + table.name() + " WHERE " + table.owner() + " = ?", List.of(), List.of());
        insert = StatementBatch.insert(connection, table.name(), columns(table), List.of(owners, delete));
    }

    private static List<Column> columns(ChildTable<?> table) {
        Stream<Column> common = Stream.of(
                Column.key(table.owner()),
                Column.number("ordinal"),
                Column.key("source_id"),
                Column.time("written_at"),
                Column.key("import_id"));
        return Stream.concat(common, table.columns().stream()).toList();
    }

    void delete(long owner) throws SQLException {
        delete.add(owner);
    }

    void insert(long owner, List<@Nullable Object[]> rows) throws SQLException {
        int ordinal = 0;
        for (@Nullable Object[] row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            values.addAll(Arrays.asList(owner, ordinal++, context.sourceId(), context.now(), context.importId()));
            values.addAll(Arrays.asList(row));
            insert.add(values.toArray());
        }
    }

    void flush() throws SQLException {
        delete.flush();
        insert.flush();
    }

    @Override
    public void close() throws SQLException {
        delete.close();
        insert.close();
    }
}
