package dev.seans.session;

import dev.seans.database.LeaseDatabase;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives leases back, unless they were lost, or ends their sessions. One statement each. */
@OnePerApplication
class LeaseReturns {

    /** Of a row that is held alone. A lease that has lapsed is good until another request has the session, or it expires. */
    static final String STILL_HELD =
            " WHERE id = ? AND x_owner = ? AND fence = ? AND (x_until > {now} OR expires_at > {now})";

    private static final String READ = "UPDATE seans_session SET s_count = s_count - 1, last_access_at = {now},"
            + " expires_at = " + LeaseRows.KEPT_ALIVE
            + " WHERE id = ? AND s_epoch = ? AND s_count > 0 AND (s_until > {now} OR expires_at > {now}){unforced}";
    private static final String FREED =
            "UPDATE seans_session SET x_owner = NULL, x_until = NULL, last_access_at = {now}";

    private final LeaseDatabase database;

    /** Long texts that every request needs. */
    private final Map<Written, String> returns = new ConcurrentHashMap<>();

    @Inject
    public LeaseReturns(LeaseDatabase database) {
        this.database = database;
    }

    /**
     * Writes what has changed, and frees the session.
     *
     * @return false if the lease was lost: nothing was written
     */
    boolean giveBack(SessionLease lease, SessionUpdate update) {
        return lease.access() == Access.SHARED ? giveBackRead(lease) : giveBackAlone(lease, update);
    }

    private boolean giveBackRead(SessionLease lease) {
        return database.update(READ, lease.session().number(), lease.fence()) == 1;
    }

    private boolean giveBackAlone(SessionLease lease, SessionUpdate update) {
        Written written = new Written(
                DataWrite.of(lease, update), update.important(), update.idle().isPresent());
        List<Object> arguments = new ArrayList<>();
        arguments.addAll(written.data.arguments(update));
        update.important().ifPresent(arguments::add);
        update.idle().ifPresent(idle -> arguments.addAll(List.of(idle.toMillis(), idle.toMillis())));
        arguments.addAll(List.of(lease.session().number(), lease.token(), lease.fence()));
        String statement = returns.computeIfAbsent(written, LeaseReturns::statement);
        return database.update(statement, arguments.toArray()) == 1;
    }

    private static String statement(Written written) {
        return FREED
                + written.data.clause
                + (written.important.isPresent() ? ", important = ?" : "")
                + (written.idle
                        ? ", idle_millis = ?, expires_at = {now+(?)}"
                        : ", expires_at = " + LeaseRows.KEPT_ALIVE)
                + STILL_HELD
                + (written.isNothing() ? "{unforced}" : "");
    }

    /** Removes the session, whoever holds it by now: a logout must not fail because it came late. */
    boolean end(long session) {
        return database.update("DELETE FROM seans_session WHERE id = ?", session) == 1;
    }

    /**
     * Takes the session away from whoever holds it, alone or with others, in time or late: no token and no generation of theirs is
     * in the row any more. A reservation of the next turn stays.
     *
     * @return false if nobody held it
     */
    boolean takeAway(long session) {
        return database.update(
                        "UPDATE seans_session SET x_owner = NULL, x_until = NULL, s_count = 0, s_epoch = s_epoch + 1"
                                + " WHERE id = ? AND (x_owner IS NOT NULL OR s_count > 0)",
                        session)
                == 1;
    }

    /** What a session that is given back has new, which decides on the statement. */
    private record Written(DataWrite data, Optional<Boolean> important, boolean idle) {

        boolean isNothing() {
            return data == DataWrite.NOTHING && important.isEmpty() && !idle;
        }
    }

    /** How much of the attributes is written. */
    private enum DataWrite {
        NOTHING(""),
        CHANGES(", changes = ?"),
        ALL(", data = ?, changes = ?");

        private final String clause;

        DataWrite(String clause) {
            this.clause = clause;
        }

        static DataWrite of(SessionLease lease, SessionUpdate update) {
            return update.data()
                    .map(data -> data.isChangeOf(lease.data()) ? CHANGES : ALL)
                    .orElse(NOTHING);
        }

        List<Object> arguments(SessionUpdate update) {
            SessionData data = update.data().orElse(SessionData.NONE);
            return switch (this) {
                case NOTHING -> List.of();
                case CHANGES -> List.of(data.changes());
                case ALL -> List.of(data.bytes(), data.changes());
            };
        }
    }
}
