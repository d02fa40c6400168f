package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.bulk.RowBatch;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one child table. */
final class ChildWriter implements AutoCloseable {

    private static final int COMMON_COLUMNS = 5;

    private final WriteContext context;
    private final RowBatch delete;
    private final RowBatch insert;

    ChildWriter(WriteSession session, ChildTable<?> table, RowBatch owners) {
        context = session.context();
        delete = session.statements().delete(table.name(), table.owner());
        insert = session.statements().insert(table.name(), columns(table), List.of(owners, delete));
    }

    private static List<Column> columns(ChildTable<?> table) {
        Stream<Column> common = Stream.of(
                Column.key(table.owner()),
                Column.ordinal("ordinal"),
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
            @Nullable Object[] values = new @Nullable Object[COMMON_COLUMNS + row.length];
            values[0] = owner;
            values[1] = ordinal++;
            values[2] = context.sourceId();
            values[3] = context.now();
            values[4] = context.importId();
            System.arraycopy(row, 0, values, COMMON_COLUMNS, row.length);
            insert.add(values);
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
