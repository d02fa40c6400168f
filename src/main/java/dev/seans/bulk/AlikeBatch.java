package dev.seans.bulk;

import dev.seans.database.Columns;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One update of many rows to the same values, with an array of their keys. */
final class AlikeBatch extends RowBatch {

    private static final int SIZE = 20_000;

    private final Connection connection;
    private final String sql;
    private final List<@Nullable Object> keys = new ArrayList<>();
    private @Nullable Object[] values = new @Nullable Object[0];

    /**
     * Makes an empty batch.
     *
     * @param sql has a parameter for each value, and last one for the array
     */
    AlikeBatch(Connection connection, String sql) {
        super(SIZE, List.of());
        this.connection = connection;
        this.sql = sql;
    }

    @Override
    protected void put(@Nullable Object[] row) {
        values = row;
        keys.add(row[row.length - 1]);
    }

    @Override
    protected void send() throws SQLException {
        Array array = connection.createArrayOf(ColumnType.KEY.postgreSqlName(), keys.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length - 1; index++) {
                statement.setObject(index + 1, Columns.toColumn(values[index]));
            }
            statement.setArray(values.length, array);
            statement.executeUpdate();
        } finally {
            array.free();
        }
        keys.clear();
    }

    @Override
    public void close() {
        keys.clear();
    }
}
