package dev.seans.imports;

import dev.seans.database.Database;
import dev.seans.records.DocumentNotes;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportStatuses;
import dev.seans.registry.NoteText;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.SealedUpload;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends imports of which no record is read. */
@OnePerApplication
class ImportEnding {

    private static final Logger LOG = System.getLogger(ImportEnding.class.getName());

    private final Database database;
    private final ImportQueue queue;

    @Inject
    public ImportEnding(Database database, ImportQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    void fail(ImportRun run, ImportFailure failure) {
        if (queue.fail(run, failure)) {
            LOG.log(Level.WARNING, run.line("failed: " + failure.text() + "; 1C is told so until it uploads again"));
        }
    }

    /**
     * Ends as the import did that has read this very document for the same name.
     *
     * @return false if there was none, or only one that is to be tried again
     */
    boolean endLikeEarlier(ImportRun run, SealedUpload document) {
        Optional<Earlier> earlier = earlier(run, document);
        earlier.ifPresent(found -> end(run, found));
        return earlier.isPresent();
    }

    private Optional<Earlier> earlier(ImportRun run, SealedUpload document) {
        return database.find(
                        "SELECT f.* FROM seans_import_file f JOIN seans_import_session s ON s.id = f.import_session_id"
                                + " WHERE s.session_key = ? AND f.name = ? AND f.upload_name = ? AND f.upload_generation = ?"
                                + " AND f.id < ? ORDER BY f.id DESC FETCH FIRST 1 ROW ONLY",
                        row -> new Earlier(
                                row.getLong("id"),
                                Optional.ofNullable(ImportStatuses.failure(row)),
                                row.getObject("only_changes", Boolean.class),
                                NoteText.read(row)),
                        run.key().hex(),
                        run.name(),
                        document.name().path(),
                        document.generation(),
                        run.fileId())
                .filter(found ->
                        found.failure().filter(ImportFailure::isOfTheServer).isEmpty());
    }

    private void end(ImportRun run, Earlier earlier) {
        copy(run, earlier.fileId());
        if (earlier.failure().isPresent()) {
            fail(run, earlier.failure().get());
            return;
        }
        if (queue.complete(run, earlier.onlyChanges(), earlier.notes())) {
            LOG.log(Level.INFO, run.line("completed: file " + earlier.fileId() + " was the same document"));
        }
    }

    private void copy(ImportRun run, long earlier) {
        String columns =
                "upload_name, upload_generation, groups_read, properties_read, products_read, offers_read, prices_read, stocks_read, unchanged,"
                        + " rejected, bad_values, orders_read, bytes";
        database.update(
                "UPDATE seans_import_file SET (" + columns + ") = (SELECT " + columns
                        + " FROM seans_import_file WHERE id = ?)" + " WHERE id = ? AND fence = ?",
                earlier,
                run.fileId(),
                run.fence());
    }

    private record Earlier(
            long fileId,
            Optional<ImportFailure> failure,
            @Nullable Boolean onlyChanges,
            DocumentNotes notes) {}
}
