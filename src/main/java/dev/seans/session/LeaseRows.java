package dev.seans.session;

import dev.seans.database.LeaseDatabase;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Takes leases on the rows of sessions, and reserves the next turn. One statement each. */
@OnePerApplication
class LeaseRows {

    /** Moved only when it is worth a write to an index: less than the idle time, minus a minute or a tenth, is left. */
    static final String KEPT_ALIVE = "CASE WHEN expires_at < {now+(idle_millis - LEAST(60000, idle_millis / 10))}"
            + " THEN {now+(idle_millis)} ELSE expires_at END";

    private static final String MAY_HAVE = " AND scope = ? AND (? = '' OR user_name IN ('', ?)) AND ";
    private static final String CURRENT = "session_key = ?";
    private static final String PREVIOUS =
            "previous_key = ? AND previous_until > {now}" + " AND (NOT previous_owned OR user_name = ?)";

    private final LeaseDatabase database;
    private final LeaseNode node;

    /** Texts of a thousand characters, which every request needs. */
    private final Map<Taking, LeaseDatabase.Change> changes = new ConcurrentHashMap<>();

    @Inject
    public LeaseRows(LeaseDatabase database, LeaseNode node) {
        this.database = database;
        this.node = node;
    }

    /**
     * Takes the session if it is there for this client, and free.
     *
     * @param byPreviousKey whether the claim's key is the one that the session had before
     */
    Optional<SessionLease> take(SessionClaim claim, Access access, boolean byPreviousKey) {
        LeaseClause clause = LeaseClause.of(access);
        String token = node.nextToken();
        List<Object> arguments = new ArrayList<>(clause.arguments(token, node.leaseMillis()));
        arguments.add(claim.key().hex());
        if (byPreviousKey) {
            arguments.add(claim.user().orElse(""));
        }
        arguments.add(claim.scope());
        arguments.add(claim.user().orElse(""));
        arguments.add(claim.user().orElse(""));
        arguments.add(place(claim, byPreviousKey));
        arguments.add(node.name());
        LeaseDatabase.Change change =
                changes.computeIfAbsent(new Taking(access, claim.binding(), byPreviousKey), LeaseRows::change);
        return database.change(change, row -> lease(row, access, token, byPreviousKey), arguments.toArray());
    }

    private static LeaseDatabase.Change change(Taking taking) {
        LeaseClause clause = LeaseClause.of(taking.access);
        String sql = "UPDATE seans_session SET expires_at = " + KEPT_ALIVE + clause.taken() + " WHERE "
                + (taking.byPreviousKey ? PREVIOUS : CURRENT) + MAY_HAVE + placeColumn(taking) + " = ? AND "
                + clause.alive() + " AND " + clause.free() + "{unforced}";
        return new LeaseDatabase.Change(sql, columns(clause));
    }

    static String columns(LeaseClause clause) {
        return SessionColumns.SESSION + ", " + (clause.access().readsData() ? "data, changes, " : "") + clause.fence();
    }

    static SessionLease lease(ResultSet row, Access access, String token, boolean byPreviousKey) throws SQLException {
        LeaseClause clause = LeaseClause.of(access);
        return new SessionLease(
                access,
                SessionColumns.session(row),
                access.readsData() ? SessionColumns.data(row) : SessionData.NONE,
                access.locks() ? token : "",
                access.locks() ? row.getLong(clause.fence()) : 0,
                byPreviousKey);
    }

    private static String placeColumn(Taking taking) {
        return switch (taking.binding) {
            case EXACT -> "address";
            case IPV6_64 -> "network";
            case OFF -> taking.byPreviousKey ? "network" : "''";
        };
    }

    private static String place(SessionClaim claim, boolean byPreviousKey) {
        return switch (claim.binding()) {
            case EXACT -> claim.client().text();
            case IPV6_64 -> claim.client().network();
            case OFF -> byPreviousKey ? claim.client().network() : "";
        };
    }

    /** Keeps requests of other nodes from overtaking ours, for so long. */
    boolean reserve(long session, long millis) {
        return database.update(
                        "UPDATE seans_session SET next_node = ?, next_until = {now+(?)} WHERE id = ?"
                                + " AND (next_node IS NULL OR next_node = ? OR next_until <= {now}){unforced}",
                        node.name(),
                        millis,
                        session,
                        node.name())
                == 1;
    }

    /** Gives a reservation back that was not needed for a lease. */
    void unreserve(long session) {
        database.update(
                "UPDATE seans_session SET next_node = NULL, next_until = NULL WHERE id = ? AND next_node = ?{unforced}",
                session,
                node.name());
    }

    /** The ways to take a session, each with a statement of its own. */
    private record Taking(Access access, AddressBinding binding, boolean byPreviousKey) {}
}
