package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * SQL for the rooms above. Inside a JTA transaction every call takes part in it, outside each statement commits by
 * itself: a connection of the server's default data source has auto-commit on there, on Payara and on WildFly.
 */
@OnePerApplication
public class Database {

    private static final Logger LOG = System.getLogger(Database.class.getName());

    private final DataSource dataSource;
    private volatile @Nullable Dialect dialect;

    @Inject
    public Database(@SeansDatabase DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * The dialect of the database behind the data source; asked once.
     *
     * @throws DatabaseException if it cannot be reached or is none that Seans supports
     */
    public Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            known = with(Dialects::of);
            dialect = known;
        }
        return known;
    }

    /** Runs a piece of JDBC on a connection of its own, which is closed afterwards. */
    public <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw new DatabaseException(failed);
        }
    }

    /** So many parameters, for a list in a statement. */
    public static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The number of rows that the statement changed. */
    public int update(String sql, @Nullable Object... arguments) {
        return with(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Runs the statement once for each row of arguments, in one batch. */
    public void updateAll(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var unused = with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] row : rows) {
                    set(statement, row);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
        return with(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments);
                    ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        });
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(String sql, Row<T> row, @Nullable Object... arguments) {
        return query(sql, row, arguments).stream().findFirst();
    }

    /** Does work of the current transaction, whose statements wait for rows of others for so long and no longer. */
    public <T> T waiting(Duration limit, Supplier<T> work) {
        setLockWait(connection -> dialect().limitLockWait(connection, limit));
        try {
            return work.get();
        } finally {
            try {
                setLockWait(connection -> dialect().endLockWait(connection));
            } catch (RuntimeException doomed) {
                // The server gives no connection to a transaction that has failed: what has failed is told, not this.
                LOG.log(Level.DEBUG, "The limit of a wait stays on its connection until it is used again", doomed);
            }
        }
    }

    private void setLockWait(LockWait change) {
        with(connection -> {
            change.on(connection);
            return true;
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            set(statement, arguments);
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, Columns.toColumn(arguments[index]));
        }
    }

    /** What to do with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private interface LockWait {
        void on(Connection connection) throws SQLException;
    }

    /** What to make of the row on which the result set stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Finds the dialect of a connection. */
    static final class Dialects {

        private Dialects() {}

        static Dialect of(Connection connection) throws SQLException {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> new H2Dialect();
                case "PostgreSQL" -> new PostgreSqlDialect();
                default ->
                    throw new SQLException("java:comp/DefaultDataSource leads to " + product
                            + ", which Seans does not support: point it to H2 or PostgreSQL, as server-config/glassfish,"
                            + " server-config/payara or server-config/wildfly does");
            };
        }
    }
}
