package dev.seans.registry;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the imports of each source stand, for whoever looks again and again: every query is answered from an index. */
@OnePerApplication
public class SourceImports {

    /** A page shows no more of them. */
    private static final int MOST = 200;

    private static final int MOST_ACTIVE = 10;

    private final Database database;

    @Inject
    public SourceImports(Database database) {
        this.database = database;
    }

    /** The oldest sources; each with its newest import, and with those that wait or run. */
    public List<OfSource> all() {
        List<Source> sources = database.query(
                "SELECT o.id, o.name, o.succeeded_at, (SELECT MAX(s.id) FROM seans_import_session s WHERE s.source_id = o.id)"
                        + " AS newest_id FROM seans_import_source o ORDER BY o.id FETCH FIRST " + MOST + " ROWS ONLY",
                Source::of);
        Map<Long, Newest> newest = newest(
                sources.stream().flatMap(source -> source.newest().stream()).toList());
        Map<Long, List<Active>> active = active().stream().collect(Collectors.groupingBy(Active::sourceId));
        return sources.stream()
                .map(source -> new OfSource(
                        source.name(),
                        source.succeededAt(),
                        source.newest().map(newest::get),
                        active.getOrDefault(source.id(), List.of())))
                .toList();
    }

    /** How some imports ended, or that they have not, by their numbers; what is not there any more is left out. */
    public Map<Long, Newest> newest(List<Long> imports) {
        return imports.isEmpty()
                ? Map.of()
                : database
                        .query(
                                "SELECT * FROM seans_import_session WHERE id IN (" + Database.marks(imports.size())
                                        + ")",
                                Newest::of,
                                imports.toArray())
                        .stream()
                        .collect(Collectors.toMap(Newest::id, Function.identity()));
    }

    private List<Active> active() {
        List<Active> sessions = database.query(
                "SELECT * FROM (SELECT id, source_id, state, node, created_at, started_at, progress_at,"
                        + " ROW_NUMBER() OVER (PARTITION BY source_id ORDER BY id) AS place FROM seans_import_session"
                        + " WHERE state IN ('PENDING', 'IN_PROGRESS')) active WHERE place <= " + MOST_ACTIVE
                        + " ORDER BY id FETCH FIRST " + MOST + " ROWS ONLY",
                Active::of);
        Map<Long, List<ActiveFile>> files =
                files(sessions.stream().map(Active::id).toList());
        return sessions.stream()
                .map(session -> session.with(files.getOrDefault(session.id(), List.of())))
                .toList();
    }

    private Map<Long, List<ActiveFile>> files(List<Long> imports) {
        return imports.isEmpty()
                ? Map.of()
                : database
                        .query(
                                "SELECT import_session_id, name, state, bytes, bytes_read, records_done, started_at, progress_at"
                                        + " FROM seans_import_file WHERE import_session_id IN ("
                                        + Database.marks(imports.size())
                                        + ") ORDER BY queue_no",
                                ActiveFile::of,
                                imports.toArray())
                        .stream()
                        .collect(Collectors.groupingBy(ActiveFile::importId));
    }

    /**
     * A source.
     *
     * @param succeededAt when its last file was completed
     * @param newest its last import, whatever became of it
     * @param active the first ten of those that wait or run
     */
    public record OfSource(String name, @Nullable Instant succeededAt, Optional<Newest> newest, List<Active> active) {}

    /**
     * An import, as far as it matters how it ended.
     *
     * @param isCancelled whether an operator did not want it: then it counts as failed
     * @param error why it failed, in English
     */
    public record Newest(
            long id,
            ImportState state,
            boolean isCancelled,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error) {

        static Newest of(ResultSet row) throws SQLException {
            return new Newest(
                    row.getLong("id"),
                    ImportState.valueOf(row.getString("state")),
                    ImportFailure.CANCELLED.equals(row.getString("failure")),
                    Columns.instant(row, "created_at"),
                    Columns.nullableInstant(row, "started_at"),
                    Columns.nullableInstant(row, "finished_at"),
                    row.getString("error"));
        }
    }

    /** An import that waits or runs, and its files in the order of the queue. */
    public record Active(
            long id,
            long sourceId,
            ImportState state,
            @Nullable String node,
            Instant createdAt,
            @Nullable Instant startedAt,
            Instant progressAt,
            List<ActiveFile> files) {

        static Active of(ResultSet row) throws SQLException {
            return new Active(
                    row.getLong("id"),
                    row.getLong("source_id"),
                    ImportState.valueOf(row.getString("state")),
                    row.getString("node"),
                    Columns.instant(row, "created_at"),
                    Columns.nullableInstant(row, "started_at"),
                    Columns.instant(row, "progress_at"),
                    List.of());
        }

        Active with(List<ActiveFile> itsFiles) {
            return new Active(id, sourceId, state, node, createdAt, startedAt, progressAt, itsFiles);
        }

        /** The file that is read now, else the one whose turn is next. */
        public Optional<ActiveFile> current() {
            return files.stream()
                    .filter(file -> file.state() == ImportState.IN_PROGRESS)
                    .findFirst()
                    .or(() -> files.stream()
                            .filter(file -> file.state().isActive())
                            .findFirst());
        }

        public long filesDone() {
            return files.stream().filter(file -> !file.state().isActive()).count();
        }
    }

    /** A file of an import that waits or runs, and how far it has come. */
    public record ActiveFile(
            long importId,
            String name,
            ImportState state,
            long bytes,
            long bytesRead,
            long records,
            @Nullable Instant startedAt,
            @Nullable Instant progressAt) {

        static ActiveFile of(ResultSet row) throws SQLException {
            return new ActiveFile(
                    row.getLong("import_session_id"),
                    row.getString("name"),
                    ImportState.valueOf(row.getString("state")),
                    row.getLong("bytes"),
                    row.getLong("bytes_read"),
                    row.getLong("records_done"),
                    Columns.nullableInstant(row, "started_at"),
                    Columns.nullableInstant(row, "progress_at"));
        }

        /** How much of it has been read, from 0 to 1; empty before the first records. */
        public Optional<Double> fraction() {
            return bytes == 0 || bytesRead == 0
                    ? Optional.empty()
                    : Optional.of(Math.min(1.0, (double) bytesRead / bytes));
        }

        /** Since it was first begun; a stop in between counts as slowness. */
        public Optional<Double> recordsPerSecond() {
            return lasted().filter(time -> records > 0).map(time -> records * 1000.0 / time.toMillis());
        }

        /** If it goes on as it went. */
        public Optional<Duration> left() {
            return lasted().flatMap(time ->
                    fraction().map(done -> Duration.ofMillis((long) (time.toMillis() * (1 - done) / done))));
        }

        private Optional<Duration> lasted() {
            return startedAt == null || progressAt == null || !progressAt.isAfter(startedAt.plusMillis(1))
                    ? Optional.empty()
                    : Optional.of(Duration.between(startedAt, progressAt));
        }
    }

    private record Source(long id, String name, @Nullable Instant succeededAt, Optional<Long> newest) {

        static Source of(ResultSet row) throws SQLException {
            return new Source(
                    row.getLong("id"),
                    row.getString("name"),
                    Columns.nullableInstant(row, "succeeded_at"),
                    Optional.ofNullable(row.getObject("newest_id", Long.class)));
        }
    }
}
