package dev.seans.catalog;

import dev.seans.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement, executed for many rows at once. */
final class StatementBatch implements AutoCloseable {

    /** Rows sent at once; more gain nothing and cost memory. */
    private static final int SIZE = 1000;

    private final PreparedStatement statement;
    private final List<Column> parameters;
    private final List<StatementBatch> before;
    private int waiting;

    /**
     * Prepares the statement.
     *
     * @param before whose rows must be in the database before rows of this one
     */
    StatementBatch(Connection connection, String sql, List<Column> parameters, List<StatementBatch> before)
            throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.parameters = parameters;
        this.before = before;
    }

    /** An INSERT of all these columns. */
    static StatementBatch insert(Connection connection, String table, List<Column> columns, List<StatementBatch> before)
            throws SQLException {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String sql = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
        return new StatementBatch(connection, sql, columns, before);
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            Object value = Columns.toColumn(values[index]);
            if (value == null) {
                statement.setNull(index + 1, parameters.get(index).sqlType());
            } else {
                statement.setObject(index + 1, value);
            }
        }
        statement.addBatch();
        waiting++;
        if (waiting == SIZE) {
            flush();
        }
    }

    void flush() throws SQLException {
        for (StatementBatch earlier : before) {
            earlier.flush();
        }
        if (waiting > 0) {
            waiting = 0;
            statement.executeBatch();
        }
    }

    /** Drops what was not flushed. */
    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
