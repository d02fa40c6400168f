package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Brings the tables of a part to the version of this jar, or checks that they have it, as {@code seans.schema} says:
 *
 * <ol>
 *   <li>A database that already has the newest version is left alone; so is one that has a newer one, which another node
 *       has brought.
 *   <li>Tables of a snapshot before 0.1.0, which had other names, are refused.
 *   <li>With {@code validate} a missing script is refused.
 *   <li>Otherwise the lock is taken, on a connection of its own, and the version is read again.
 *   <li>Each missing script runs, and all are committed together; the last statement of each notes its version.
 *   <li>The lock is given back. Where the database commits each change of a table by itself, a script that was cut short
 *       is run again by the next start: its statements do nothing where they have been done.
 * </ol>
 */
@OnePerApplication
public class Migrations {

    private static final Logger LOG = System.getLogger(Migrations.class.getName());

    /** Longer than all scripts take on a busy machine. */
    private static final Duration LOCK_WAIT = Duration.ofMinutes(2);

    private final Database database;

    @Inject
    public Migrations(Database database) {
        this.database = database;
    }

    /**
     * Must be called outside a transaction: it makes one of its own.
     *
     * @throws IllegalStateException if a script fails, or in mode validate one is missing
     */
    public void run(Settings settings, SchemaPart part) {
        String mode = settings.text(Setting.SCHEMA);
        if (mode.equals("off")) {
            LOG.log(
                    Level.WARNING,
                    "seans.schema=off: the tables of {0} are not checked; run what is new in {1} by hand",
                    part.label(),
                    part.folder());
            return;
        }
        int installed = installed(part);
        if (installed >= part.newest()) {
            return;
        }
        refuseSnapshot();
        if (mode.equals("validate")) {
            throw new IllegalStateException("seans.schema=validate: the tables of " + part.label() + " have version "
                    + installed + " and need " + part.newest() + ": run " + part.after(installed)
                    + " of the jar, in this order, or set seans.schema=auto");
        }
        migrate(part, installed);
    }

    /** The version that the history tells, 0 if there is none. */
    private int installed(SchemaPart part) {
        return database.with(connection -> installed(connection, part));
    }

    private static int installed(Connection connection, SchemaPart part) throws SQLException {
        if (!has(connection, part.history())) {
            return 0;
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT MAX(version) FROM " + part.history())) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT COUNT(*) FROM information_schema.tables"
                + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = ?")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    private void refuseSnapshot() {
        if (database.with(connection -> has(connection, "seans_schema_history"))) {
            throw new IllegalStateException("The database has the tables of a snapshot of Seans before 0.1.0"
                    + " (seans_schema_history), whose data cannot be taken over: point the data source to an empty"
                    + " database or schema, or drop them");
        }
    }

    private void migrate(SchemaPart part, int before) {
        try {
            database.with(lock -> underLock(lock, part));
        } catch (DatabaseException failed) {
            throw new IllegalStateException(
                    "The tables of " + part.label() + " could not be made by " + part.folder() + " of the jar: "
                            + failed.getMessage() + ". If the user of the data source may not create tables, run the"
                            + " scripts as one who may, and set seans.schema=validate",
                    failed);
        }
        LOG.log(
                Level.INFO,
                "The tables of {0} were brought from version {1} to {2}",
                part.label(),
                before,
                part.newest());
    }

    private boolean underLock(Connection lock, SchemaPart part) throws SQLException {
        try {
            return inTransaction(lock, () -> {
                database.dialect().limitLockWait(lock, LOCK_WAIT);
                database.dialect().lockSchema(lock);
                database.with(connection -> inTransaction(connection, () -> runMissing(connection, part)));
            });
        } finally {
            database.dialect().endLockWait(lock);
        }
    }

    private void runMissing(Connection connection, SchemaPart part) throws SQLException {
        for (String resource : part.after(installed(connection, part))) {
            for (SchemaScript script : SchemaScript.of(resource, database.dialect())) {
                script.run(connection);
            }
        }
    }

    private static boolean inTransaction(Connection connection, Steps steps) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            steps.run();
            connection.commit();
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private interface Steps {
        void run() throws SQLException;
    }
}
