package dev.seans.exchange;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests of exchanges: the table seans_exchange_request. */
@OnePerApplication
public class NotedRequests {

    /** Beyond it the oldest are removed, however young they are. */
    static final long MOST = 1_000_000;

    private static final int ROWS = 50;

    private static final String INSERT =
            "INSERT INTO seans_exchange_request (session_key, ended_at, took_millis, held_millis, node, address, user_name,"
                    + " id_source, type, mode, file_name, bytes, status, outcome, refused) VALUES ";

    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final DatabaseClock clock;

    @Inject
    public NotedRequests(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Those of one session, the oldest first.
     *
     * @param after the number of the last one that was seen
     */
    public List<NotedRequest> of(SessionKey session, long after, int limit) {
        return database.query(
                "SELECT * FROM seans_exchange_request WHERE session_key = ? AND id > ? ORDER BY id FETCH FIRST " + limit
                        + " ROWS ONLY",
                NotedRequests::read,
                session.toString(),
                after);
    }

    /** Many rows a statement: a batch of statements would be as many commits on H2, which cost exchanges a fifth of their speed. */
    void add(List<NotedRequest> requests) {
        for (int from = 0; from < requests.size(); from += ROWS) {
            List<NotedRequest> some = requests.subList(from, Math.min(from + ROWS, requests.size()));
            database.update(
                    INSERT + String.join(", ", Collections.nCopies(some.size(), VALUES)),
                    some.stream().flatMap(request -> Stream.of(row(request))).toArray());
        }
    }

    /**
     * Removes the oldest of those that are older than that, or too many. Their numbers are in the order of their times, to within
     * seconds, so no index by time is needed.
     *
     * @param limit how many are looked at, so that no statement is long
     * @return how many were removed
     */
    int forget(Duration age, int limit) {
        long tooMany = database.find(
                                "SELECT COALESCE(MAX(id), 0) AS newest FROM seans_exchange_request",
                                row -> row.getLong("newest"))
                        .orElseThrow()
                - MOST;
        return database.update(
                "DELETE FROM seans_exchange_request WHERE id IN (SELECT id FROM (SELECT id, ended_at FROM seans_exchange_request"
                        + " ORDER BY id FETCH FIRST " + limit + " ROWS ONLY) oldest WHERE ended_at < ? OR id <= ?)",
                clock.now().minus(age),
                tooMany);
    }

    private static @Nullable Object[] row(NotedRequest request) {
        return new @Nullable Object[] {
            request.session(),
            request.endedAt(),
            request.tookMillis(),
            request.heldMillis(),
            request.node(),
            request.address(),
            request.user(),
            request.idSource(),
            request.type(),
            request.mode(),
            request.file(),
            request.bytes(),
            request.status(),
            request.outcome(),
            request.refused()
        };
    }

    private static NotedRequest read(ResultSet row) throws SQLException {
        return new NotedRequest(
                row.getLong("id"),
                row.getString("session_key"),
                Columns.instant(row, "ended_at"),
                row.getLong("took_millis"),
                row.getObject("held_millis", Long.class),
                row.getString("node"),
                row.getString("address"),
                row.getString("user_name"),
                row.getString("id_source"),
                row.getString("type"),
                row.getString("mode"),
                row.getString("file_name"),
                row.getObject("bytes", Long.class),
                row.getInt("status"),
                row.getString("outcome"),
                row.getString("refused"));
    }
}
