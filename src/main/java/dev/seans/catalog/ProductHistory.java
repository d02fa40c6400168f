package dev.seans.catalog;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a product has come from, and why it is hidden. */
@OnePerApplication
public class ProductHistory {

    private final Database database;

    @Inject
    public ProductHistory(Database database) {
        this.database = database;
    }

    /**
     * That of one product; empty if the source has none of this id.
     *
     * @param product its id in 1C
     */
    public Optional<Course> of(String source, String product) {
        return database.find(
                "SELECT s.seen_at, s.deleted, s.active, f.import_session_id, f.name, p.written_at, p.import_id"
                        + " FROM seans_import_source o JOIN seans_catalog_product p ON p.source_id = o.id AND p.ext_id = ?"
                        + " JOIN seans_catalog_seen s ON s.row_id = p.id LEFT JOIN seans_import_file f ON f.id = s.file_id"
                        + " WHERE o.name = ?",
                ProductHistory::read,
                product,
                source);
    }

    private static Course read(ResultSet row) throws SQLException {
        return new Course(
                Columns.instant(row, "seen_at"),
                row.getObject("import_session_id", Long.class),
                row.getString("name"),
                Columns.instant(row, "written_at"),
                row.getLong("import_id"),
                hiddenBecause(row.getBoolean("deleted"), row.getBoolean("active")));
    }

    private static Optional<Reason> hiddenBecause(boolean deleted, boolean active) {
        if (deleted) {
            return Optional.of(Reason.DELETED);
        }
        return active ? Optional.empty() : Optional.of(Reason.NOT_SEEN);
    }

    /** Why a product is shown no more. */
    public enum Reason {
        /** 1C has said that it is marked for deletion. */
        DELETED,
        /** A whole export did not hold it. */
        NOT_SEEN
    }

    /**
     * A product's course.
     *
     * @param seenAt when a file last held it, changed or not
     * @param seenByImport null if that import's record was removed
     * @param seenInFile the name that 1C gave the file; null likewise
     * @param writtenAt when it was last written, because something was new
     * @param writtenByImport the import that did; its record may have been removed
     */
    public record Course(
            Instant seenAt,
            @Nullable Long seenByImport,
            @Nullable String seenInFile,
            Instant writtenAt,
            long writtenByImport,
            Optional<Reason> hiddenBecause) {}
}
