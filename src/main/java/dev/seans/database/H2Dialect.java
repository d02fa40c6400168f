package dev.seans.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
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
    public Map<String, String> migrationPlaceholders() {
        return Map.of(
                "bytes", "BINARY VARYING(100000)",
                "sessionData", "BINARY VARYING(1000000)",
                "text", "CHARACTER VARYING(1000000)",
                "updatedOften", "");
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

    /** H2 bounds a session, not a transaction; every user of a pooled connection sets what it needs. */
    @Override
    public void limitLockWait(Connection connection, Duration limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + limit.toMillis());
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
