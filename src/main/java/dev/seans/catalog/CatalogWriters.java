package dev.seans.catalog;

import dev.seans.bulk.Column;
import dev.seans.bulk.CopyBatch;
import dev.seans.database.Database;
import dev.seans.database.DatabaseException;
import dev.seans.database.DriverCopy;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how records reach the tables, once: as {@code seans.catalog.writer} says, or the fastest way that the data
 * source allows.
 */
@OnePerApplication
public class CatalogWriters {

    private static final Logger LOG = System.getLogger(CatalogWriters.class.getName());

    private final Database database;
    private final Settings settings;
    private volatile @Nullable CatalogWriter chosen;

    @Inject
    public CatalogWriters(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * The writer of this application.
     *
     * @throws InvalidSettingsException if the setting asks for what the data source does not allow
     */
    public CatalogWriter writer() {
        CatalogWriter writer = chosen;
        if (writer == null) {
            writer = choose();
            chosen = writer;
        }
        return writer;
    }

    private CatalogWriter choose() {
        String wanted = settings.text(Setting.CATALOG_WRITER);
        return switch (wanted) {
            case "copy" -> copyOrStop();
            case "unnest" -> unnestOrStop();
            case "portable" -> portable("as seans.catalog.writer says");
            default -> fastest();
        };
    }

    private CatalogWriter fastest() {
        if (!database.dialect().hasCopy()) {
            return portable("the database has no COPY");
        }
        try {
            return copy("it is the fastest");
        } catch (DatabaseException hidden) {
            return unnest("COPY cannot be used: " + reason(hidden));
        }
    }

    private CatalogWriter copyOrStop() {
        requirePostgreSql();
        try {
            return copy("as seans.catalog.writer says");
        } catch (DatabaseException hidden) {
            throw contradiction("the data source does not allow it: " + reason(hidden));
        }
    }

    private CatalogWriter unnestOrStop() {
        requirePostgreSql();
        return unnest("as seans.catalog.writer says");
    }

    private void requirePostgreSql() {
        if (!database.dialect().hasCopy()) {
            throw contradiction("it needs PostgreSQL, and java:comp/DefaultDataSource leads to another database");
        }
    }

    /** Tried, not only looked for: a copy of no rows needs all that a copy of many needs. */
    private CatalogWriter copy(String reason) {
        DriverCopy copy = database.with(connection -> {
            DriverCopy found = DriverCopy.of(connection);
            CopyBatch.tryOut(connection, found, "seans_catalog_seen", Column.key("row_id"));
            return found;
        });
        log("copy", reason);
        return CatalogWriter.copy(database.dialect(), copy);
    }

    private CatalogWriter unnest(String reason) {
        log("unnest", reason);
        return CatalogWriter.unnest(database.dialect());
    }

    private CatalogWriter portable(String reason) {
        log("portable", reason);
        return CatalogWriter.portable(database.dialect());
    }

    private static void log(String writer, String reason) {
        LOG.log(Level.INFO, "Records reach the catalogue by the writer \"{0}\": {1}", writer, reason);
    }

    private InvalidSettingsException contradiction(String why) {
        String setting = Setting.CATALOG_WRITER.key() + "=" + settings.text(Setting.CATALOG_WRITER);
        return new InvalidSettingsException(List.of(setting + ": " + why + ". Set it to auto, or leave it out"));
    }

    private static String reason(DatabaseException failed) {
        return String.valueOf(
                failed.getCause() == null
                        ? failed.getMessage()
                        : failed.getCause().getMessage());
    }
}
