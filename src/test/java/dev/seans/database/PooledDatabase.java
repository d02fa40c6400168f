package dev.seans.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database behind a small pool of its own, as every server has one. */
public final class PooledDatabase implements AutoCloseable {

    private final JdbcConnectionPool pool;
    private final Database database;

    public PooledDatabase(Database database, int connections) {
        this(database.with(PooledDatabase::url), connections);
    }

    PooledDatabase(String url, int connections) {
        pool = url.startsWith("jdbc:h2:") ? h2(url) : postgreSql(url);
        pool.setMaxConnections(connections);
        this.database = new Database(pool);
    }

    public Database database() {
        return database;
    }

    /** Closes the connections that nobody uses. */
    @Override
    public void close() {
        pool.dispose();
    }

    private static String url(Connection connection) throws SQLException {
        return connection.getMetaData().getURL();
    }

    private static JdbcConnectionPool h2(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        dataSource.setUser("sa");
        dataSource.setPassword("");
        return JdbcConnectionPool.create(dataSource);
    }

    private static JdbcConnectionPool postgreSql(String url) {
        PGConnectionPoolDataSource dataSource = new PGConnectionPoolDataSource();
        dataSource.setUrl(url);
        dataSource.setUser("postgres");
        return JdbcConnectionPool.create(dataSource);
    }
}
