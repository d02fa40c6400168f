package dev.seans.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL, which waits for a locked row without end unless told otherwise. */
final class PostgreSqlDialect implements Dialect {

    @Override
    public String now() {
        return "statement_timestamp()";
    }

    @Override
    public String plusMillis(String time, String millis) {
        return "(" + time + " + (" + millis + ") * INTERVAL '1 millisecond')";
    }

    @Override
    public String changed(String statement, String columns) {
        return statement + " RETURNING " + columns;
    }

    /** Until the end of the transaction, which a statement that commits by itself is. */
    @Override
    public String unforced() {
        return " AND set_config('synchronous_commit', 'off', TRUE) = 'off'";
    }

    @Override
    public String nextValue(String sequence) {
        return "SELECT nextval('" + sequence + "')";
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return Map.of(
                "bytes", "BYTEA",
                "sessionData", "BYTEA",
                "text", "TEXT",
                "updatedOften", "WITH (fillfactor = 45)");
    }

    @Override
    public String selectByArray(String columns, String table, String column, String type) {
        return "SELECT " + columns + " FROM " + table + " WHERE " + column + " = ANY(?)";
    }

    @Override
    public boolean hasCopy() {
        return true;
    }

    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + limit.toMillis());
        }
    }

    @Override
    public boolean isEmbedded(Connection connection) {
        return false;
    }

    @Override
    public boolean isDurable(Connection connection) {
        return true;
    }
}
