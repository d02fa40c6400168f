package dev.seans.bulk;

import dev.seans.database.DriverCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** New rows of one table, sent by one COPY. */
public final class CopyBatch extends RowBatch {

    /** Kept as they are until they are sent, so a row costs little more than what it refers to. */
    private static final int SIZE = 20_000;

    private final Connection connection;
    private final DriverCopy copy;
    private final String sql;
    private final List<ColumnType> types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    CopyBatch(Connection connection, DriverCopy copy, String table, List<Column> columns, List<RowBatch> before) {
        super(SIZE, before);
        this.connection = connection;
        this.copy = copy;
        this.sql = "COPY " + table + " (" + Column.names(columns) + ") FROM STDIN (FORMAT binary)";
        this.types = columns.stream().map(Column::type).toList();
    }

    /** Copies no rows into a table that it will write to. */
    public static void tryOut(Connection connection, DriverCopy copy, String table, Column column) throws SQLException {
        try (CopyBatch none = new CopyBatch(connection, copy, table, List.of(column), List.of())) {
            none.send();
        }
    }

    @Override
    protected void put(@Nullable Object[] values) {
        rows.add(values);
    }

    @Override
    protected void send() throws SQLException {
        copy.copyIn(connection, sql, new CopyStream(types, rows));
        rows.clear();
    }

    @Override
    public void close() {
        rows.clear();
    }
}
