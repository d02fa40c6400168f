package dev.seans.bulk;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement for many rows, with an array of values for each column. */
final class ArrayBatch extends RowBatch {

    private static final int SIZE = 5000;

    private final Connection connection;
    private final String sql;
    private final List<Column> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * Makes an empty batch.
     *
     * @param sql has a parameter for each column, an array
     */
    ArrayBatch(Connection connection, String sql, List<Column> columns, List<RowBatch> before) {
        super(SIZE, before);
        this.connection = connection;
        this.sql = sql;
        this.columns = columns;
    }

    @Override
    protected void put(@Nullable Object[] values) {
        rows.add(values);
    }

    @Override
    protected void send() throws SQLException {
        List<Array> arrays = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < columns.size(); index++) {
                Array array = array(index);
                arrays.add(array);
                statement.setArray(index + 1, array);
            }
            statement.executeUpdate();
        } finally {
            for (Array array : arrays) {
                array.free();
            }
        }
        rows.clear();
    }

    private Array array(int column) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.get(row)[column];
        }
        return connection.createArrayOf(columns.get(column).type().postgreSqlName(), values);
    }

    @Override
    public void close() {
        rows.clear();
    }
}
