package dev.seans.reuse;

import dev.seans.database.LeaseDatabase;
import dev.seans.session.LeaseNode;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the database says of the sessions of services. One statement each. */
@OnePerApplication
class PoolRows {

    private static final String OF_SERVICE = " WHERE publication = ? AND service = ?";
    private static final String BUSY = "x_until > {now}";
    private static final String IDLE = "(x_until IS NULL OR x_until <= {now}) AND expires_at > {now}";

    /** A condition on the column, so that the index is used, which has all publications. */
    private static final String STATES = "SELECT publication, service, COALESCE(MAX(slot_no), 0) AS highest,"
            + " SUM(CASE WHEN " + BUSY + " THEN 1 ELSE 0 END) AS busy,"
            + " SUM(CASE WHEN " + IDLE + " THEN 1 ELSE 0 END) AS idle,"
            + " COUNT(DISTINCT CASE WHEN " + BUSY + " OR " + IDLE + " THEN scope END) AS combinations"
            + " FROM seans_session WHERE publication >= '' GROUP BY publication, service";

    private final LeaseDatabase database;
    private final LeaseNode node;

    @Inject
    public PoolRows(LeaseDatabase database, LeaseNode node) {
        this.database = database;
        this.node = node;
    }

    PoolView look(ServiceCall call) {
        PoolName pool = call.pool();
        List<PooledSession> sessions = database.query(
                "SELECT " + PooledSession.COLUMNS + " FROM seans_session" + OF_SERVICE
                        + " AND slot_no BETWEEN 1 AND ? ORDER BY last_access_at DESC, id",
                PooledSession::read,
                pool.publication(),
                pool.service(),
                call.settings().poolSize());
        return new PoolView(sessions, node.name());
    }

    /** Removes a session that is in the way of the call, unless somebody has it by now. */
    boolean remove(PooledSession session, ServiceCall call) {
        return database.update(
                        "DELETE FROM seans_session WHERE id = ? AND (x_until IS NULL OR x_until <= {now})"
                                + " AND (expires_at <= {now} OR app_version <> ?)",
                        session.number(),
                        call.version())
                == 1;
    }

    /** How many live sessions of the service have no slot: its clients manage them. */
    long countManaged(PoolName service) {
        return database.find(
                        "SELECT COUNT(*) AS live FROM seans_session" + OF_SERVICE
                                + " AND slot_no IS NULL AND (expires_at > {now} OR " + BUSY + ")",
                        row -> row.getLong("live"),
                        service.publication(),
                        service.service())
                .orElse(0L);
    }

    /** Of all services that have sessions. */
    List<State> states() {
        return database.query(STATES, PoolRows::state);
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                new PoolName(row.getString("publication"), row.getString("service")),
                row.getInt("highest"),
                row.getLong("busy"),
                row.getLong("idle"),
                row.getLong("combinations"));
    }

    /**
     * The sessions of a service, of all nodes, at one moment.
     *
     * @param highestSlot 0 if it has no sessions in slots
     * @param combinations that have a session
     */
    record State(PoolName name, int highestSlot, long busy, long idle, long combinations) {

        static State none(PoolName name) {
            return new State(name, 0, 0, 0, 0);
        }

        boolean isEmpty() {
            return busy + idle == 0;
        }
    }
}
