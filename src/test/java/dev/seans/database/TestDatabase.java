package dev.seans.database;

import dev.seans.settings.RawSettings;
import dev.seans.settings.Settings;
import dev.seans.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The databases that Seans supports, as tests get them: migrated, and without rows. Migrated is one of each kind; the others
 * are copies of it, because a thousand migrations take minutes.
 */
public enum TestDatabase {
    H2 {
        @Override
        DataSource empty() {
            return h2("jdbc:h2:mem:test" + NEXT.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        }

        @Override
        public Database fresh() {
            Database copy = new Database(empty());
            Template.STATEMENTS.forEach(copy::update);
            return copy;
        }
    },
    POSTGRESQL {
        @Override
        DataSource empty() {
            return TestPostgreSql.newDatabase("test" + NEXT.incrementAndGet());
        }

        @Override
        public Database fresh() {
            return new Database(TestPostgreSql.copyOfTemplate("test" + NEXT.incrementAndGet()));
        }
    };

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** What others refer to goes after them. */
    private static final List<String> REFERRED_TO =
            List.of("seans_upload_folder", "seans_import_file", "seans_import_session", "seans_import_source");

    private static final Map<TestDatabase, Shared> SHARED = new ConcurrentHashMap<>();

    abstract DataSource empty();

    /** A database that nobody else uses, with all tables and no rows. */
    public abstract Database fresh();

    /**
     * The one that the tests of this JVM share, without the rows of the one before: that takes a hundredth of what a fresh
     * one takes. Not for a test that leaves somebody behind who goes on writing, that changes tables, that counts from the
     * first id, or that looks at plans.
     */
    public Database emptied() {
        Shared shared = SHARED.computeIfAbsent(this, kind -> new Shared(kind.fresh()));
        shared.database().update(shared.emptying());
        return shared.database();
    }

    private static String emptying(Database database) {
        List<String> tables = new ArrayList<>(database.query(
                "SELECT LOWER(table_name) AS name FROM information_schema.tables"
                        + " WHERE LOWER(table_name) LIKE 'seans!_%' ESCAPE '!'"
                        + " AND LOWER(table_name) NOT LIKE '%!_schema' ESCAPE '!' AND LOWER(table_name) <> 'seans_turn'",
                row -> row.getString("name")));
        tables.removeAll(REFERRED_TO);
        tables.addAll(REFERRED_TO);
        return tables.stream().map(table -> "DELETE FROM " + table + ";").collect(Collectors.joining())
                + "UPDATE seans_turn SET busy_until = " + database.dialect().now();
    }

    /** An H2 database in a file, migrated, with the durability that {@code mvn -Prun} has. */
    public static Database h2File(Path folder) {
        return migrated(h2("jdbc:h2:file:" + folder.resolve("seans").toAbsolutePath() + ";WRITE_DELAY=0"));
    }

    /** Gives the disk back that a PostgreSQL database takes; nobody may be connected to it. */
    public static void drop(Database database) {
        String name = database.find("SELECT current_database()", row -> row.getString(1))
                .orElseThrow();
        TestPostgreSql.dropDatabase(name);
    }

    private static DataSource h2(String url) {
        return JdbcConnectionPool.create(url, "sa", "");
    }

    static Database migrated(DataSource dataSource) {
        Database database = new Database(dataSource);
        Settings defaults = new SettingsReader(new RawSettings(Map.of(), Map.of(), Map.of())).read();
        for (SchemaPart part : SchemaPart.values()) {
            new Migrations(database).run(defaults, part);
        }
        return database;
    }

    /** The database that all tests of this JVM share, and the statements that empty it. */
    private record Shared(Database database, String emptying) {

        Shared(Database database) {
            this(database, TestDatabase.emptying(database));
        }
    }

    /** All that a migrated H2 database consists of, made when it is first needed. */
    private static final class Template {

        static final List<String> STATEMENTS =
                migrated(TestDatabase.H2.empty())
                        .query("SCRIPT NOPASSWORDS NOSETTINGS", row -> row.getString(1))
                        .stream()
                        .filter(statement -> !statement.startsWith("CREATE USER"))
                        .toList();
    }
}
