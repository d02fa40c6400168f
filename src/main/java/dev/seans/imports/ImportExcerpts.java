package dev.seans.imports;

import dev.seans.commerceml.DocumentText;
import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Shows the place of an imported document at which something was wrong. */
@OnePerApplication
public class ImportExcerpts {

    private final Database database;
    private final UploadFolders folders;

    @Inject
    public ImportExcerpts(Database database, UploadFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /** Whether the import has such a file. */
    public boolean exists(Place place) {
        return !database.query(
                        "SELECT 1 AS found FROM seans_import_file WHERE import_session_id = ? AND name = ? AND generation = ?",
                        row -> true,
                        place.importId(),
                        place.file(),
                        place.generation())
                .isEmpty();
    }

    /** The lines around a place; empty if the upload is not there any more, or not readable on this node. */
    public Optional<DocumentExcerpt> at(Place place) {
        return upload(place).flatMap(path -> read(path, place));
    }

    private Optional<Path> upload(Place place) {
        return database.find(
                "SELECT s.session_key, f.upload_name, f.upload_generation FROM seans_import_file f"
                        + " JOIN seans_import_session s ON s.id = f.import_session_id"
                        + " WHERE f.import_session_id = ? AND f.name = ? AND f.generation = ? AND f.upload_name IS NOT NULL",
                row -> folders.file(
                        new SessionKey(row.getString("session_key")),
                        new UploadName(row.getString("upload_name")),
                        row.getInt("upload_generation")),
                place.importId(),
                place.file(),
                place.generation());
    }

    private static Optional<DocumentExcerpt> read(Path path, Place place) {
        try (InputStream bytes = Files.newInputStream(path);
                Reader text = DocumentText.open(bytes)) {
            return Optional.of(DocumentExcerpt.around(text, place.line(), place.column()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "A file of import " + place.importId() + " cannot be read for an excerpt", unreadable);
        }
    }

    /**
     * A place in a document of an import.
     *
     * @param file the name by which 1C asked for it
     */
    public record Place(long importId, String file, int generation, int line, int column) {}
}
