package dev.seans.registry;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads imports for operators. */
@OnePerApplication
public class ImportHistory {

    private static final String SELECT =
            "SELECT s.*, o.name AS source_name FROM seans_import_session s JOIN seans_import_source o ON o.id = s.source_id WHERE ";

    /** A session may have many files, each of which keeps its first hundred. */
    private static final String FIRST_ONES = " ORDER BY p.id FETCH FIRST 1000 ROWS ONLY";

    private static final String PROBLEMS = "SELECT f.name, f.generation, p.* FROM seans_import_problem p"
            + " JOIN seans_import_file f ON f.id = p.import_file_id WHERE f.import_session_id = ?";

    private final Database database;

    @Inject
    public ImportHistory(Database database) {
        this.database = database;
    }

    public List<ImportView> find(ImportSearch search) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> arguments = new ArrayList<>();
        search.sessionKey().ifPresent(key -> {
            conditions.add("s.session_key LIKE ?");
            arguments.add(key + "%");
        });
        search.source().ifPresent(source -> {
            conditions.add("o.name = ?");
            arguments.add(source);
        });
        search.state().ifPresent(state -> {
            conditions.add("s.state = ?");
            arguments.add(state);
        });
        search.after().ifPresent(after -> {
            conditions.add("s.id < ?");
            arguments.add(after);
        });
        String sql = SELECT + String.join(" AND ", conditions) + " ORDER BY s.id DESC FETCH FIRST " + search.limit()
                + " ROWS ONLY";
        return withFiles(database.query(sql, ImportHistory::read, arguments.toArray()));
    }

    public Optional<ImportView> find(long id) {
        return withFiles(database.query(SELECT + "s.id = ?", ImportHistory::read, id)).stream()
                .findFirst();
    }

    /** The sessions of a source whose import began after that; a thousand at the most. */
    public List<SessionKey> sessionsSince(String source, Instant moment) {
        return database.query(
                "SELECT s.session_key FROM seans_import_session s JOIN seans_import_source o ON o.id = s.source_id"
                        + " WHERE o.name = ? AND s.created_at > ? ORDER BY s.id DESC FETCH FIRST 1000 ROWS ONLY",
                row -> new SessionKey(row.getString("session_key")),
                source,
                moment);
    }

    /** The newest import of a session. */
    public Optional<ImportView> newestOf(SessionKey key) {
        return find(new ImportSearch(Optional.of(key.hex()), Optional.empty(), Optional.empty(), Optional.empty(), 1))
                .stream()
                .findFirst();
    }

    /** The records of an import that could not be stored: the first ones, in the order in which they were met. */
    public List<RejectionView> rejections(long id) {
        return database.query(PROBLEMS + " AND p.element IS NULL" + FIRST_ONES, ImportHistory::readRejection, id);
    }

    /** The values of an import that were not understood: the first ones, in the order in which they were met. */
    public List<ValueProblemView> valueProblems(long id) {
        return database.query(
                PROBLEMS + " AND p.element IS NOT NULL" + FIRST_ONES,
                row -> new ValueProblemView(
                        row.getString("name"),
                        row.getInt("generation"),
                        row.getInt("line_no"),
                        row.getInt("column_no"),
                        row.getString("kind"),
                        row.getString("record_ext_id"),
                        row.getString("element"),
                        row.getString("content"),
                        row.getString("reason")),
                id);
    }

    private List<ImportView> withFiles(List<ImportView> sessions) {
        if (sessions.isEmpty()) {
            return sessions;
        }
        Map<Long, List<ImportView.FileView>> files = database
                .query(
                        "SELECT * FROM seans_import_file WHERE import_session_id IN (" + Database.marks(sessions.size())
                                + ") ORDER BY queue_no",
                        ImportHistory::readFile,
                        sessions.stream().map(ImportView::id).toArray())
                .stream()
                .collect(Collectors.groupingBy(ImportView.FileView::importId));
        return sessions.stream()
                .map(session -> session.with(files.getOrDefault(session.id(), List.of())))
                .toList();
    }

    private static ImportView read(ResultSet row) throws SQLException {
        return new ImportView(
                row.getLong("id"),
                row.getString("session_key"),
                row.getString("id_source"),
                row.getString("source_name"),
                row.getString("state"),
                ImportFailure.CANCELLED.equals(row.getString("failure")),
                Columns.instant(row, "created_at"),
                Columns.nullableInstant(row, "started_at"),
                Columns.nullableInstant(row, "finished_at"),
                Columns.instant(row, "progress_at"),
                row.getString("node"),
                row.getString("error"),
                List.of());
    }

    private static RejectionView readRejection(ResultSet row) throws SQLException {
        return new RejectionView(
                row.getString("name"),
                row.getInt("generation"),
                row.getInt("line_no"),
                row.getInt("column_no"),
                row.getString("reason"));
    }

    private static ImportView.FileView readFile(ResultSet row) throws SQLException {
        ImportFailure failure = ImportStatuses.failure(row);
        return new ImportView.FileView(
                row.getLong("import_session_id"),
                row.getString("name"),
                row.getInt("generation"),
                row.getString("state"),
                failure != null && failure.code().equals(ImportFailure.CANCELLED),
                row.getLong("bytes"),
                ImportStatuses.counts(row),
                row.getObject("only_changes", Boolean.class),
                NoteText.read(row),
                failure == null ? null : failure.text());
    }
}
