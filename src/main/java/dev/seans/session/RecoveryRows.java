package dev.seans.session;

import dev.seans.database.LeaseDatabase;
import dev.seans.identity.SessionId;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the sessions of a client address, and takes one of them under a new id. One statement each. */
@OnePerApplication
class RecoveryRows {

    private final LeaseDatabase database;
    private final LeaseNode node;

    @Inject
    public RecoveryRows(LeaseDatabase database, LeaseNode node) {
        this.database = database;
        this.node = node;
    }

    /** The live sessions of the address, the freshest first, whatever they hold. */
    List<DurableSession> freshest(NewSession wanted, AddressBinding binding, int limit) {
        boolean network = binding == AddressBinding.IPV6_64;
        return database.query(
                "SELECT " + SessionColumns.SESSION + " FROM seans_session WHERE network = ? AND scope = ?"
                        + " AND (? = '' OR address = ?) AND expires_at > {now}"
                        + " ORDER BY last_access_at DESC, id DESC FETCH FIRST " + limit + " ROWS ONLY",
                SessionColumns::session,
                wanted.client().network(),
                wanted.scope(),
                network ? "" : wanted.client().text(),
                wanted.client().text());
    }

    /** Takes the session under the id, unless it has changed, become important, or is in use. The old id is worth nothing. */
    Optional<SessionLease> take(DurableSession session, SessionId id, Access access) {
        LeaseClause clause = LeaseClause.of(access);
        String token = node.nextToken();
        List<Object> arguments = new ArrayList<>(List.of(id.key().hex()));
        arguments.addAll(clause.arguments(token, node.leaseMillis()));
        arguments.addAll(List.of(session.number(), session.key().hex(), node.name()));
        return database.change(
                "UPDATE seans_session SET session_key = ?" + SessionRows.NO_GRACE + ", expires_at = "
                        + LeaseRows.KEPT_ALIVE + clause.taken() + " WHERE id = ? AND session_key = ?"
                        + " AND user_name = '' AND NOT important AND expires_at > {now} AND " + LeaseClause.unused(),
                LeaseRows.columns(clause),
                row -> LeaseRows.lease(row, access, token, false),
                arguments.toArray());
    }
}
