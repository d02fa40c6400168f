package dev.seans.bulk;

import dev.seans.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement for each row, sent as a JDBC batch. */
final class StatementBatch extends RowBatch {

    /** More gain nothing and cost memory. */
    private static final int SIZE = 1000;

    private final Connection connection;
    private final String sql;
    private final List<Column> parameters;
    private @Nullable PreparedStatement prepared;

    StatementBatch(Connection connection, String sql, List<Column> parameters, List<RowBatch> before) {
        super(SIZE, before);
        this.connection = connection;
        this.sql = sql;
        this.parameters = parameters;
    }

    @Override
    protected void put(@Nullable Object[] values) throws SQLException {
        PreparedStatement statement = prepared();
        for (int index = 0; index < values.length; index++) {
            Object value = Columns.toColumn(values[index]);
            if (value == null) {
                statement.setNull(index + 1, parameters.get(index).type().sqlType());
            } else {
                statement.setObject(index + 1, value);
            }
        }
        statement.addBatch();
    }

    @Override
    protected void send() throws SQLException {
        prepared().executeBatch();
    }

    /** Prepared when first needed: most chunks need few of the statements. */
    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = prepared;
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared = statement;
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        if (prepared != null) {
            prepared.close();
        }
    }
}
