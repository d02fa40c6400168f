package dev.seans.registry;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of all nodes for a monitoring that asks every few seconds: every query is answered from an index. */
@OnePerApplication
public class ImportFigures {

    private static final String SOURCES = "SELECT o.name, o.created_at, o.succeeded_at,"
            + " (SELECT COUNT(*) FROM seans_import_file f WHERE f.source_id = o.id AND f.state = 'PENDING')"
            + " + (SELECT COUNT(*) FROM seans_import_file f WHERE f.source_id = o.id AND f.state = 'IN_PROGRESS')"
            + " AS waiting"
            + " FROM seans_import_source o ORDER BY o.id FETCH FIRST ";

    private final Database database;
    private final DatabaseClock clock;

    @Inject
    public ImportFigures(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many import sessions are in each state; every state is there. */
    public Map<ImportState, Long> sessions() {
        Map<ImportState, Long> sessions = new EnumMap<>(ImportState.class);
        for (ImportState state : ImportState.values()) {
            sessions.put(state, 0L);
        }
        database.query(
                        "SELECT state, COUNT(*) AS many FROM seans_import_session GROUP BY state",
                        row -> Map.entry(ImportState.valueOf(row.getString("state")), row.getLong("many")))
                .forEach(state -> sessions.put(state.getKey(), state.getValue()));
        return sessions;
    }

    /** How many sources there are. */
    public long sourceCount() {
        return database.find("SELECT COUNT(*) AS many FROM seans_import_source", row -> row.getLong("many"))
                .orElseThrow();
    }

    /** The oldest sources. */
    public List<SourceFigures> sources(int limit) {
        Instant now = clock.now();
        return database.query(SOURCES + limit + " ROWS ONLY", row -> read(row, now));
    }

    private static SourceFigures read(ResultSet row, Instant now) throws SQLException {
        Instant createdAt = Columns.instant(row, "created_at");
        @Nullable Instant succeededAt = Columns.nullableInstant(row, "succeeded_at");
        return new SourceFigures(
                row.getString("name"),
                row.getLong("waiting"),
                Duration.between(succeededAt == null ? createdAt : succeededAt, now));
    }

    /**
     * A 1C base.
     *
     * @param queued its files that wait or are being imported
     * @param sinceSuccess since its last file was completed; since it first logged in, if none ever was
     */
    public record SourceFigures(String name, long queued, Duration sinceSuccess) {}
}
