package dev.seans.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2 2.2: the default of Payara and WildFly. */
final class H2Dialect implements Dialect {

    private static final Pattern REMOTE = Pattern.compile("jdbc:h2:(tcp|ssl):", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?([^;]*).*", Pattern.CASE_INSENSITIVE);

    private final UnaryOperator<@Nullable String> properties;

    H2Dialect() {
        this(System::getProperty);
    }

    /** @param properties of the system, by their names */
    H2Dialect(UnaryOperator<@Nullable String> properties) {
        this.properties = properties;
    }

    private static final long UNKNOWN = -1;

    private final AtomicLong usualLockWait = new AtomicLong(UNKNOWN);

    @Override
    public String now() {
        return "CURRENT_TIMESTAMP";
    }

    @Override
    public String plusMillis(String time, String millis) {
        return "DATEADD(MILLISECOND, " + millis + ", " + time + ")";
    }

    @Override
    public String changed(String statement, String columns) {
        return "SELECT " + columns + " FROM FINAL TABLE (" + statement + ")";
    }

    /** What H2 forces to disk is a matter of its URL. */
    @Override
    public String unforced() {
        return "";
    }

    @Override
    public String nextValue(String sequence) {
        return "SELECT NEXT VALUE FOR " + sequence;
    }

    @Override
    public String label() {
        return "h2";
    }

    /**
     * A row of a table for this alone. It cannot do without: of two who say IF NOT EXISTS at once, H2 2.2 refuses one. Who
     * makes this table at once with somebody else is refused, too, and finds it made.
     */
    @Override
    public void lockSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try {
                statement.execute("CREATE TABLE IF NOT EXISTS seans_schema_lock"
                        + " (id INTEGER NOT NULL, CONSTRAINT seans_schema_lock_row PRIMARY KEY (id))");
                statement.execute("INSERT INTO seans_schema_lock (id)"
                        + " SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM seans_schema_lock)");
            } catch (SQLException somebodyWasFirst) {
                connection.rollback();
            }
            connection.commit();
            statement.execute("SELECT id FROM seans_schema_lock FOR UPDATE");
        }
    }

    /**
     * Joined to the array: a condition with an array is compared with each of its values again, and on half of a
     * composite index it makes H2 read the whole table.
     */
    @Override
    public String selectByArray(String columns, String table, String column, String type) {
        return "SELECT " + columns + " FROM UNNEST(CAST(? AS " + type + " ARRAY)) AS wanted (wanted_value) JOIN "
                + table + " ON " + column + " = wanted.wanted_value";
    }

    @Override
    public boolean hasCopy() {
        return false;
    }

    /** H2 bounds a session, not a transaction: a pooled connection would keep it for the team's own code. */
    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (usualLockWait.get() == UNKNOWN) {
                usualLockWait.set(lockWait(statement));
            }
            statement.execute("SET LOCK_TIMEOUT " + limit.toMillis());
        }
    }

    /** What it was before the first limit: a connection of a transaction that failed in between may still have another. */
    @Override
    public void endLockWait(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + usualLockWait.get());
        }
    }

    private static long lockWait(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public boolean isEmbedded(Connection connection) throws SQLException {
        return !REMOTE.matcher(connection.getMetaData().getURL()).lookingAt();
    }

    @Override
    public boolean isDurable(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return !url.startsWith("jdbc:h2:mem:") && !isMadeAnewAtEachStart(url);
    }

    /** Payara Micro's own directory is, if nobody has named one: it lies among the temporary files, with its database. */
    private boolean isMadeAnewAtEachStart(String url) {
        String server = properties.apply("com.sun.aas.instanceRoot");
        String temporary = properties.apply("java.io.tmpdir");
        Matcher file = FILE.matcher(url);
        return server != null
                && temporary != null
                && file.matches()
                && !REMOTE.matcher(url).lookingAt()
                && path(server).startsWith(path(temporary))
                && path(file.group(1)).startsWith(path(server));
    }

    private static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }
}
