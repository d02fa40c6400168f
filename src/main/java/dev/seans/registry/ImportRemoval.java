package dev.seans.registry;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes the rows of imports that ended long ago, a few of one source at a time. */
@Stateless
public class ImportRemoval {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    @Inject
    private Database database;

    /** Imports that ended before that, the oldest first; whether they may go is decided when they are locked. */
    public List<EndedImport> ended(Instant before, int skipped, int most) {
        return database.query(
                "SELECT id, source_id FROM seans_import_session WHERE finished_at < ? ORDER BY finished_at, id"
                        + " OFFSET " + skipped + " ROWS FETCH FIRST " + most + " ROWS ONLY",
                row -> new EndedImport(row.getLong("id"), row.getLong("source_id")),
                before);
    }

    /**
     * Removes those of some imports that nobody needs any more:
     *
     * <ol>
     *   <li>The row of the source is locked: none of them can be asked for, or tried again, meanwhile.
     *   <li>What is active again by then stays, and so does what still has its upload, because a repeated request would
     *       start it again; what has an end that observers were not told of; and the newest import of the source.
     *   <li>Rejected records and catalogues go before their files, and these before their import.
     * </ol>
     *
     * Rows of the catalogue go on naming the import that has written them; numbers are never given again.
     *
     * @return how many were removed
     */
    @TransactionAttribute(REQUIRES_NEW)
    public int remove(long sourceId, List<Long> imports, Instant endedBefore) {
        return database.waiting(LOCK_WAIT, () -> removeLocked(sourceId, imports, endedBefore));
    }

    private int removeLocked(long sourceId, List<Long> imports, Instant endedBefore) {
        database.find("SELECT id FROM seans_import_source WHERE id = ? FOR UPDATE", row -> true, sourceId);
        Optional<Long> newest = newest(sourceId);
        List<Long> unneeded = unneeded(imports, endedBefore).stream()
                .filter(id -> !newest.equals(Optional.of(id)))
                .toList();
        if (!unneeded.isEmpty()) {
            delete(unneeded);
        }
        return unneeded.size();
    }

    private Optional<Long> newest(long sourceId) {
        return database.find(
                "SELECT id FROM seans_import_session WHERE source_id = ? ORDER BY id DESC FETCH FIRST 1 ROW ONLY",
                row -> row.getLong("id"),
                sourceId);
    }

    private List<Long> unneeded(List<Long> imports, Instant endedBefore) {
        return database.query(
                "SELECT s.id FROM seans_import_session s WHERE s.id IN (" + Database.marks(imports.size()) + ")"
                        + " AND s.active_key IS NULL AND s.finished_at < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM seans_upload_folder d WHERE d.session_key = s.session_key)"
                        + " AND NOT EXISTS (SELECT 1 FROM seans_import_file f WHERE f.import_session_id = s.id"
                        + " AND (f.announce_at IS NOT NULL OR f.state IN ('PENDING', 'IN_PROGRESS')))",
                row -> row.getLong("id"),
                Stream.concat(imports.stream(), Stream.of(endedBefore)).toArray());
    }

    private void delete(List<Long> imports) {
        String files = "(SELECT id FROM seans_import_file WHERE import_session_id IN (" + Database.marks(imports.size())
                + "))";
        Object[] ids = imports.toArray();
        database.update("DELETE FROM seans_import_problem WHERE import_file_id IN " + files, ids);
        database.update("DELETE FROM seans_import_catalog WHERE import_file_id IN " + files, ids);
        database.update(
                "DELETE FROM seans_import_file WHERE import_session_id IN (" + Database.marks(imports.size()) + ")",
                ids);
        database.update("DELETE FROM seans_import_session WHERE id IN (" + Database.marks(imports.size()) + ")", ids);
    }

    /** An import that has ended, and its source. */
    public record EndedImport(long id, long sourceId) {}
}
