package dev.seans.bench.sessions;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the tables of both, and nothing in them. */
final class BenchDatabase {

    /** Fewer than clients, as in real life. */
    static final int CONNECTIONS = 10;

    private final String name;
    private final Database database;

    /**
     * Makes it.
     *
     * @param name {@code postgresql} or {@code h2}, which is a file in the folder
     */
    BenchDatabase(String name, Path folder) throws IOException, SQLException {
        this.name = name;
        database = name.equals("h2")
                ? TestDatabase.h2File(Files.createTempDirectory(folder, "h2"))
                : TestDatabase.POSTGRESQL.fresh();
        SpringFilters.createTables(database.dataSource(), name);
    }

    String name() {
        return name;
    }

    /** Where its server keeps its files; empty if it has none of its own. */
    Optional<Path> folder() {
        return name.equals("h2")
                ? Optional.empty()
                : database.find("SHOW data_directory", row -> Path.of(row.getString(1)));
    }

    /** A pool of connections, as a server has one. */
    HikariDataSource pool() {
        return pool(database.dataSource());
    }

    /** The same pool, but of connections through another port of this machine; PostgreSQL only. */
    HikariDataSource poolThrough(int port) {
        PGSimpleDataSource through = new PGSimpleDataSource();
        through.setUrl(((PGSimpleDataSource) database.dataSource()).getUrl());
        through.setUser(((PGSimpleDataSource) database.dataSource()).getUser());
        through.setPortNumbers(new int[] {port});
        return pool(through);
    }

    /** Where its server listens; empty if it has none. */
    OptionalInt port() {
        return database.dataSource() instanceof PGSimpleDataSource served
                ? OptionalInt.of(served.getPortNumbers()[0])
                : OptionalInt.empty();
    }

    private static HikariDataSource pool(DataSource dataSource) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }
}
