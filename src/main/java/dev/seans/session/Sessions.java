package dev.seans.session;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens sessions, finds them again, and ends those that were idle for too long. */
@OnePerApplication
public class Sessions {

    /** A touch is a write; more often than this nobody needs to know. */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    /** No request holds it: then it has not ended, however long that takes. */
    private static final String UNUSED = " AND (x_until IS NULL OR x_until <= ?) AND (s_count = 0 OR s_until <= ?)";

    private static final int PAGE = 200;

    private final Database database;
    private final DatabaseClock clock;
    private final Instance<SessionKeeping> keeping;

    @Inject
    public Sessions(Database database, DatabaseClock clock, @Any Instance<SessionKeeping> keeping) {
        this.database = database;
        this.clock = clock;
        this.keeping = keeping;
    }

    /** A new session with an id that nobody else has ever seen. */
    public SessionId open(String scope, String user, String address, Duration idle) {
        SessionId id = SessionId.generate();
        ClientAddress client = new ClientAddress(address);
        Instant now = clock.now();
        database.update(
                "INSERT INTO seans_session (session_key, scope, user_name, address, network, idle_millis, created_at,"
                        + " last_access_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.key().hex(),
                scope,
                user,
                client.text(),
                client.network(),
                idle.toMillis(),
                now,
                now,
                now.plus(idle));
        return id;
    }

    /** The live session of this key, in whatever scope; an expired one is none, unless somebody still needs it. */
    public Optional<DurableSession> find(SessionKey key) {
        Instant now = clock.now();
        return database.find("SELECT * FROM seans_session WHERE session_key = ?", SessionColumns::session, key.hex())
                .filter(session -> !session.isExpiredAt(now) || isNeeded(session.key()));
    }

    /** Notes that the session is in use: its idle time begins anew. */
    public void touch(DurableSession session) {
        Instant now = clock.now();
        if (now.isAfter(session.lastAccessAt().plus(TOUCH_INTERVAL))) {
            database.update(
                    "UPDATE seans_session SET last_access_at = ?, expires_at = ? WHERE id = ? AND last_access_at < ?",
                    now,
                    now.plus(session.idle()),
                    session.number(),
                    now);
        }
    }

    /** How many live sessions the user has in a scope. */
    public long countLive(String scope, String user) {
        return database.find(
                        "SELECT COUNT(*) AS live FROM seans_session WHERE scope = ? AND user_name = ? AND expires_at > ?",
                        row -> row.getLong("live"),
                        scope,
                        user,
                        clock.now())
                .orElse(0L);
    }

    /**
     * Ends the session of a user that was used least recently, to make room for another one: one that no request holds and
     * that nobody needs.
     *
     * @param idle for how long it must have been unused
     * @param endable which of some sessions may be ended
     * @return its key; empty if there is none
     */
    public Optional<SessionKey> endUnused(
            String scope, String user, Duration idle, UnaryOperator<Set<SessionKey>> endable) {
        Instant now = clock.now();
        List<DurableSession> page = unused(scope, user, now, now.minus(idle), 0);
        for (int seen = 0;
                !page.isEmpty();
                seen += page.size(), page = unused(scope, user, now, now.minus(idle), seen)) {
            Optional<SessionKey> ended = endOneOf(page, endable, now);
            if (ended.isPresent() || page.size() < PAGE) {
                return ended;
            }
        }
        return Optional.empty();
    }

    private List<DurableSession> unused(String scope, String user, Instant now, Instant before, int offset) {
        return database.query(
                "SELECT * FROM seans_session WHERE scope = ? AND user_name = ? AND expires_at > ? AND last_access_at < ?"
                        + UNUSED + " ORDER BY last_access_at, id OFFSET " + offset + " ROWS FETCH FIRST " + PAGE
                        + " ROWS ONLY",
                SessionColumns::session,
                scope,
                user,
                now,
                before,
                now,
                now);
    }

    private Optional<SessionKey> endOneOf(
            List<DurableSession> page, UnaryOperator<Set<SessionKey>> endable, Instant now) {
        Set<SessionKey> keys =
                endable.apply(page.stream().map(DurableSession::key).collect(Collectors.toSet()));
        return unneeded(page, PAGE).stream()
                .filter(session -> keys.contains(session.key()))
                .filter(session -> endUnused(session, now))
                .map(DurableSession::key)
                .findFirst();
    }

    /** Not if a request has come meanwhile. */
    private boolean endUnused(DurableSession session, Instant now) {
        return database.update(
                        "DELETE FROM seans_session WHERE id = ? AND last_access_at = ?" + UNUSED,
                        session.number(),
                        session.lastAccessAt(),
                        now,
                        now)
                > 0;
    }

    /**
     * Removes sessions that have expired, that no request holds and that nobody needs. Those that somebody needs are
     * passed over, however many they are.
     *
     * @param limit how many at the most, so that no statement is long
     * @return how many were removed; fewer than the limit if there are no more
     */
    public int removeExpired(int limit) {
        Instant now = clock.now();
        int removed = 0;
        List<DurableSession> page = expired(now, Instant.EPOCH, 0, limit);
        while (!page.isEmpty() && removed < limit) {
            removed += remove(unneeded(page, limit - removed), now);
            DurableSession last = page.get(page.size() - 1);
            page = page.size() < limit ? List.of() : expired(now, last.expiresAt(), last.number(), limit);
        }
        return removed;
    }

    /** In the order in which they expired, after that one. */
    private List<DurableSession> expired(Instant now, Instant after, long number, int limit) {
        return database.query(
                "SELECT * FROM seans_session WHERE expires_at <= ? AND (expires_at > ? OR expires_at = ? AND id > ?)"
                        + UNUSED + " ORDER BY expires_at, id FETCH FIRST " + limit + " ROWS ONLY",
                SessionColumns::session,
                now,
                after,
                after,
                number,
                now,
                now);
    }

    private List<DurableSession> unneeded(List<DurableSession> page, int limit) {
        List<SessionKey> keys = page.stream().map(DurableSession::key).toList();
        Set<SessionKey> needed = keeping.stream()
                .flatMap(keeper -> keeper.neededOf(keys).stream())
                .collect(Collectors.toSet());
        return page.stream()
                .filter(session -> !needed.contains(session.key()))
                .limit(limit)
                .toList();
    }

    /** Asks again: a request may have touched a session meanwhile. */
    private int remove(List<DurableSession> sessions, Instant now) {
        if (sessions.isEmpty()) {
            return 0;
        }
        Stream<Object> numbers = sessions.stream().map(DurableSession::number);
        return database.update(
                "DELETE FROM seans_session WHERE id IN (" + Database.marks(sessions.size()) + ") AND expires_at <= ?"
                        + UNUSED,
                Stream.concat(numbers, Stream.of(now, now, now)).toArray());
    }

    private boolean isNeeded(SessionKey key) {
        return keeping.stream().anyMatch(keeper -> keeper.needs(key));
    }
}
