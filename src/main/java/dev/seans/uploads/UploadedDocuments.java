package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The documents of a session, as its archives have brought them. */
@OnePerApplication
public class UploadedDocuments {

    private static final String NEWEST =
            "SELECT d.* FROM seans_upload_file d WHERE d.session_key = ? AND d.kind = 'DOCUMENT'"
                    + " AND d.sealed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM seans_upload_file n"
                    + " WHERE n.session_key = d.session_key AND n.name = d.name AND n.generation > d.generation)";

    private final Database database;

    @Inject
    public UploadedDocuments(Database database) {
        this.database = database;
    }

    /**
     * Looks a name up: exactly, then by its last segment, if only one document has that one.
     *
     * @return empty if there is none, or more than one
     */
    public Optional<SealedUpload> find(SessionKey key, UploadName name) {
        Optional<SealedUpload> exact =
                database.find(NEWEST + " AND d.name = ?", UploadedDocuments::read, key.hex(), name.path());
        return exact.isPresent() ? exact : bySegment(key, name);
    }

    private Optional<SealedUpload> bySegment(SessionKey key, UploadName name) {
        String segment = name.path().substring(name.path().lastIndexOf('/') + 1);
        List<SealedUpload> found = database.query(
                NEWEST + " AND (d.name = ? OR d.name LIKE ? ESCAPE '!') FETCH FIRST 2 ROWS ONLY",
                UploadedDocuments::read,
                key.hex(),
                segment,
                "%/" + escape(segment));
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** The first few names, for somebody who has asked for another one. */
    public List<String> names(SessionKey key, int most) {
        return database.query(
                NEWEST + " ORDER BY d.name FETCH FIRST " + most + " ROWS ONLY",
                row -> row.getString("name"),
                key.hex());
    }

    private static SealedUpload read(ResultSet row) throws SQLException {
        return new SealedUpload(new UploadName(row.getString("name")), row.getInt("generation"), row.getLong("bytes"));
    }
}
