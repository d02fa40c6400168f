package dev.seans.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server for all tests of this JVM: started when first needed, stopped when the JVM ends. */
public final class TestPostgreSql {

    /** System property: commits wait for the disk, as in production; for benchmarks. */
    private static final String DURABLE = "seans.test.durable";

    private static final String TEMPLATE = "seans_template";

    /** More than a test has. The server takes 300 connections, and each test leaves a database behind. */
    private static final int RECENT = 12;

    /** More than any test uses at once. */
    private static final int CONNECTIONS = 100;

    /** By the names of the databases, the one that was used last at the end. */
    private static final Map<String, PooledDatabase> POOLS = new LinkedHashMap<>(RECENT, 0.75f, true);

    private static @Nullable EmbeddedPostgres server;
    private static boolean hasTemplate;

    private TestPostgreSql() {}

    static DataSource newDatabase(String name) {
        execute("CREATE DATABASE " + name);
        return pooled(name);
    }

    /** Much cheaper than to migrate another one. */
    static DataSource copyOfTemplate(String name) {
        makeTemplate();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY");
        return pooled(name);
    }

    /** Nobody may be connected to a template while it is copied, so its connections are closed by then. */
    private static synchronized void makeTemplate() {
        if (!hasTemplate) {
            execute("CREATE DATABASE " + TEMPLATE);
            TestDatabase.migrated(database(TEMPLATE));
            hasTemplate = true;
        }
    }

    static void dropDatabase(String name) {
        synchronized (POOLS) {
            PooledDatabase unused = POOLS.remove(name);
            if (unused != null) {
                unused.close();
            }
        }
        execute("DROP DATABASE " + name);
    }

    /** To connect takes longer than what most statements of a test do. */
    private static DataSource pooled(String name) {
        GivenConnections connections = () -> connection(name);
        return connections.dataSource();
    }

    private static Connection connection(String name) throws SQLException {
        PooledDatabase pool;
        synchronized (POOLS) {
            pool = POOLS.computeIfAbsent(name, absent -> new PooledDatabase(url(absent), CONNECTIONS));
            if (POOLS.size() > RECENT) {
                POOLS.remove(POOLS.keySet().iterator().next()).close();
            }
        }
        return pool.database().dataSource().getConnection();
    }

    private static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new DatabaseException(failed);
        }
    }

    /** The address of a fresh database, for a server in a process of its own; the user is postgres, any password will do. */
    public static String newDatabaseUrl(String name) {
        newDatabase(name);
        return url(name);
    }

    private static String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name;
    }

    /** A database that {@link #newDatabaseUrl} has made, for a program beside the server. */
    public static DataSource database(String name) {
        return server().getDatabase("postgres", name);
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            running = start();
            server = running;
            Runtime.getRuntime().addShutdownHook(new Thread(TestPostgreSql::stop, "stop-postgresql"));
        }
        return running;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            if (Boolean.getBoolean(DURABLE)) {
                builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
            }
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
