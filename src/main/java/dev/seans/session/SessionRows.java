package dev.seans.session;

import dev.seans.database.LeaseDatabase;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Rows of sessions: made, looked at, touched, and given a new key. One statement each. */
@OnePerApplication
class SessionRows {

    /** For how long requests that were under way may still use the key that they have. */
    private static final long GRACE_MILLIS = 15_000;

    private static final String FROM_NOW = ", previous_until = {now+(" + GRACE_MILLIS + ")}";

    /** The right-hand sides see the row as it was. */
    private static final String REPLACED = ", previous_key = session_key" + FROM_NOW + ", previous_owned = ";

    static final String NO_GRACE = ", previous_key = NULL, previous_until = NULL";

    private static final String LOOK = looking("");
    private static final String DATA = ifFree("data") + ifFree("changes");
    private static final String LOOK_WITH_DATA = looking(DATA);
    private static final String LOOK_AT_SEVERAL = columns(", session_key AS asked_key")
            + "FALSE AS by_previous FROM seans_session WHERE session_key IN (?, ?, ?) UNION ALL "
            + columns(", previous_key AS asked_key")
            + "TRUE AS by_previous FROM seans_session WHERE previous_key IN (?, ?, ?) AND previous_until > {now}";
    private static final String LOOK_BY_CURRENT_KEY = byCurrentKey(DATA);

    private final LeaseDatabase database;
    private final LeaseNode node;

    @Inject
    public SessionRows(LeaseDatabase database, LeaseNode node) {
        this.database = database;
        this.node = node;
    }

    /** Makes a session that is held from birth. */
    SessionLease insert(SessionId id, NewSession wanted, Access access) {
        return insert(id, wanted, access, SessionPlacing.NOWHERE);
    }

    /**
     * The same, alone, of a service.
     *
     * @throws dev.seans.database.DatabaseException if another session has the slot
     */
    SessionLease insertAt(SessionId id, NewSession wanted, ServicePlace place) {
        return insert(id, wanted, Access.EXCLUSIVE, SessionPlacing.at(place));
    }

    private SessionLease insert(SessionId id, NewSession wanted, Access access, SessionPlacing placing) {
        LeaseClause clause = LeaseClause.of(access);
        String token = node.nextToken();
        long idle = wanted.idle().toMillis();
        List<Object> arguments = new ArrayList<>(List.of(
                id.key().hex(),
                wanted.scope(),
                wanted.user(),
                wanted.client().text(),
                wanted.client().network(),
                idle,
                idle));
        arguments.addAll(clause.arguments(token, node.leaseMillis()));
        arguments.addAll(placing.arguments());
        return database.change(
                        "INSERT INTO seans_session (session_key, scope, user_name, address, network, idle_millis,"
                                + " created_at, last_access_at, expires_at" + heldColumns(access) + placing.columns()
                                + ") VALUES (?, ?, ?, ?, ?, ?, {now}, {now}, {now+(?)}" + heldValues(access)
                                + placing.values() + ")",
                        LeaseRows.columns(clause),
                        row -> LeaseRows.lease(row, access, token, false),
                        arguments.toArray())
                .orElseThrow();
    }

    private static String heldColumns(Access access) {
        return switch (access) {
            case EXCLUSIVE -> ", x_owner, x_until, fence";
            case SHARED -> ", s_until, s_count, s_epoch";
            case SNAPSHOT, NONE -> "";
        };
    }

    private static String heldValues(Access access) {
        return switch (access) {
            case EXCLUSIVE -> ", ?, {now+(?)}, 1";
            case SHARED -> ", {now+(?)}, 1, 1";
            case SNAPSHOT, NONE -> "";
        };
    }

    /** The key that the session of this number has now. */
    Optional<SessionKey> keyOf(long number) {
        return database.find(
                "SELECT session_key FROM seans_session WHERE id = ?",
                row -> new SessionKey(row.getString("session_key")),
                number);
    }

    /** The session of this key, or of one that it had until a moment ago; live or not, in whatever scope. */
    Optional<SessionState> look(SessionKey key) {
        return database.find(LOOK, SessionState::read, key.hex(), key.hex());
    }

    /** The same, with its data; without it while a request holds the session alone, so that a poll costs little. */
    Optional<SeenData> lookWithData(SessionKey key) {
        return database.find(LOOK_WITH_DATA, SeenData::read, key.hex(), key.hex());
    }

    /** The same, a third cheaper: no session is looked for that had this key before. */
    Optional<SeenData> lookByCurrentKey(SessionKey key) {
        return database.find(LOOK_BY_CURRENT_KEY, SeenData::read, key.hex());
    }

    /** The sessions of three keys, or of those among them that have one. */
    List<Asked> look(SessionKey first, SessionKey second, SessionKey third) {
        return database.query(
                LOOK_AT_SEVERAL,
                Asked::read,
                first.hex(),
                second.hex(),
                third.hex(),
                first.hex(),
                second.hex(),
                third.hex());
    }

    private static String ifFree(String column) {
        return ", CASE WHEN x_until IS NULL OR x_until <= {now} THEN %1$s END AS %1$s".formatted(column);
    }

    /** Two queries, because H2 finds no index for an OR over two columns. */
    private static String looking(String more) {
        return byCurrentKey(more) + " UNION ALL " + columns(more)
                + "TRUE AS by_previous FROM seans_session WHERE previous_key = ? AND previous_until > {now}";
    }

    private static String byCurrentKey(String more) {
        return columns(more) + "FALSE AS by_previous FROM seans_session WHERE session_key = ?";
    }

    private static String columns(String more) {
        return "SELECT " + SessionColumns.SESSION + ", " + SessionState.COLUMNS + more + ", {now} AS db_time, ";
    }

    /** Notes that the session is in use. */
    void touch(DurableSession session) {
        database.update(
                "UPDATE seans_session SET last_access_at = {now}, expires_at = " + LeaseRows.KEPT_ALIVE
                        + " WHERE id = ? AND expires_at > {now}{unforced}",
                session.number());
    }

    /** Lets an expired session begin its idle time anew. */
    boolean revive(DurableSession session) {
        return database.update(
                        "UPDATE seans_session SET last_access_at = {now}, expires_at = {now+(idle_millis)} WHERE id = ?",
                        session.number())
                == 1;
    }

    /**
     * Gives the session a new key and an owner. The key that its client has stays good for a while; if it is from before
     * a login, only for the owner.
     *
     * @return empty if the lease was lost, or, where nothing is locked, if somebody else was faster
     */
    Optional<DurableSession> renew(SessionLease lease, SessionKey key, String user, Renewal renewal) {
        DurableSession session = lease.session();
        List<Object> arguments = new ArrayList<>(
                List.of(key.hex(), user, session.number(), session.key().hex()));
        String held = "";
        if (lease.access() == Access.EXCLUSIVE) {
            held = " AND x_owner = ? AND fence = ?";
            Collections.addAll(arguments, lease.token(), lease.fence());
        }
        return database.change(
                "UPDATE seans_session SET session_key = ?, user_name = ?"
                        + previous(renewal, !user.equals(session.user()))
                        + " WHERE id = ? AND session_key = ?" + held,
                SessionColumns.SESSION,
                SessionColumns::session,
                arguments.toArray());
    }

    private static String previous(Renewal renewal, boolean isLogin) {
        if (renewal == Renewal.AGAIN) {
            return FROM_NOW + (isLogin ? ", previous_owned = TRUE" : "");
        }
        return REPLACED + (isLogin ? "TRUE" : "FALSE");
    }

    /** A session, and the key by which it was asked for. */
    record Asked(SessionKey key, SessionState state) {
        static Asked read(ResultSet row) throws SQLException {
            return new Asked(new SessionKey(row.getString("asked_key")), SessionState.read(row));
        }
    }

    /** A session with its data, at one moment. */
    record SeenData(SessionState state, SessionData data) {
        static SeenData read(ResultSet row) throws SQLException {
            return new SeenData(SessionState.read(row), SessionColumns.data(row));
        }
    }

    /**
     * The part of an INSERT that says where a session stands among those of its service.
     *
     * @param columns begins with a comma if it is anything
     * @param values likewise
     */
    record SessionPlacing(String columns, String values, List<Object> arguments) {

        /** A session of no service. */
        static final SessionPlacing NOWHERE = new SessionPlacing("", "", List.of());

        static SessionPlacing at(ServicePlace place) {
            List<Object> arguments = new ArrayList<>(List.of(place.publication(), place.service(), place.version()));
            place.slot().ifPresent(arguments::add);
            return place.slot().isPresent()
                    ? new SessionPlacing(", publication, service, app_version, slot_no", ", ?, ?, ?, ?", arguments)
                    : new SessionPlacing(", publication, service, app_version", ", ?, ?, ?", arguments);
        }
    }
}
