package dev.seans.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What differs between databases. One small class for each, chosen by the product name of the connection. */
public interface Dialect {

    /** The SQL expression for the database's time, at the start of the statement where the database can tell it. */
    String now();

    /** The SQL expression for a time and as many milliseconds more as another expression says. */
    String plusMillis(String time, String millis);

    /**
     * The SQL query that runs an INSERT or UPDATE of one table and gives the columns of the rows as they are afterwards:
     * one statement, one round trip.
     */
    String changed(String statement, String columns);

    /**
     * A condition for the end of a WHERE clause, beginning with {@code AND}, that is always true: the commit of the
     * statement does not wait for the disk. Empty where the database cannot do that for one statement.
     */
    String unforced();

    /** The SQL query that takes the next value of a sequence. */
    String nextValue(String sequence);

    /** What the scripts that are for this database alone are called by, before their ending. */
    String label();

    /**
     * Waits until nobody else migrates, and keeps others waiting until the end of the transaction. The scripts run on
     * another connection, because some databases commit with each change of a table.
     */
    void lockSchema(Connection connection) throws SQLException;

    /**
     * A SELECT that finds rows through an index on the column, alone or behind others, by an array of values, which is
     * its first parameter. Further conditions may follow after {@code AND}.
     *
     * @param type of the column, as SQL calls it
     */
    String selectByArray(String columns, String table, String column, String type);

    /** Whether it has PostgreSQL's COPY and its arrays. */
    boolean hasCopy();

    /**
     * Bounds how long statements of the current transaction wait for a row that another one has locked, until {@link
     * #endLockWait}, or the end of the transaction.
     */
    void limitLockWait(Connection connection, Duration limit) throws SQLException;

    /** Whoever gets the connection next waits as usual, in the same transaction or in another one. */
    void endLockWait(Connection connection) throws SQLException;

    /** Whether the database runs in the server's own process, with its data on the server's own disk or in its memory. */
    boolean isEmbedded(Connection connection) throws SQLException;

    /** Whether rows survive the end of the server's process. */
    boolean isDurable(Connection connection) throws SQLException;
}
