package dev.seans.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

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
    public String label() {
        return "postgresql";
    }

    /** An advisory lock, of a number that is ours alone: there may be no table yet that could be locked. */
    @Override
    public void lockSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('dev.seans.schema'))");
        }
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

    /** The end of the transaction does it, and a failed one would not take the statement. */
    @Override
    public void endLockWait(Connection connection) {}

    @Override
    public boolean isEmbedded(Connection connection) {
        return false;
    }

    @Override
    public boolean isDurable(Connection connection) {
        return true;
    }
}
