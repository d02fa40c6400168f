package dev.seans.session;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.LeaseDatabase;
import dev.seans.identity.SessionKey;
import dev.seans.session.SessionView.Holder;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions for operators to read: those that have not expired, and those that a request holds. A page is read
 *
 * <ol>
 *   <li>along the numbers, from the newest down: of all sessions, of a scope, or of a user;
 *   <li>if only held ones are asked for, by the numbers of those that requests of this node hold, which it knows, and of those
 *       that requests of any node have held for longer than a third of a lease ({@link LongHoldings}). What another node
 *       holds for a shorter time is not found: it is over before anybody could look at it.
 * </ol>
 */
@OnePerApplication
public class LiveSessions {

    private static final String COLUMNS = SessionColumns.SESSION + ", publication, service, slot_no, x_owner, x_until,"
            + " s_count, s_until, {now} AS db_time,"
            + " (SELECT node FROM seans_session_holding WHERE token = x_owner) AS holder_node";
    private static final String HELD = "NOT (" + LeaseClause.notHeld() + ")";
    private static final String LIVE = "(expires_at > {now} OR " + HELD + ")";
    private static final String ONE = "SELECT " + COLUMNS + " FROM seans_session WHERE id = ?";

    private final Database dialects;
    private final LeaseDatabase database;
    private final LongHoldings longHoldings;
    private final HeldLeases held;
    private final SessionLines lines;
    private final LeaseNode node;

    @Inject
    LiveSessions(
            Database dialects,
            LeaseDatabase database,
            LongHoldings longHoldings,
            HeldLeases held,
            SessionLines lines,
            LeaseNode node) {
        this.dialects = dialects;
        this.database = database;
        this.longHoldings = longHoldings;
        this.held = held;
        this.lines = lines;
        this.node = node;
    }

    /**
     * A page of them; the next one begins behind its last row.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public List<SessionView> find(SessionSearch search) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        boolean onlyHeld = search.held().orElse(false);
        if (onlyHeld) {
            arguments.add(maybeHeld());
        }
        conditions.add(onlyHeld ? HELD : LIVE);
        search.held().filter(wanted -> !wanted).ifPresent(free -> conditions.add(LeaseClause.notHeld()));
        search.scope().ifPresent(scope -> add("scope = ?", scope, conditions, arguments));
        search.user().ifPresent(user -> add("user_name = ?", user, conditions, arguments));
        search.after().ifPresent(after -> add("id < ?", after, conditions, arguments));
        arguments.add(search.limit());
        String sql = from(onlyHeld) + String.join(" AND ", conditions) + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY";
        return database.query(sql, this::view, arguments.toArray());
    }

    private static void add(String condition, Object argument, List<String> conditions, List<Object> arguments) {
        conditions.add(condition);
        arguments.add(argument);
    }

    private String from(boolean onlyHeld) {
        return onlyHeld
                ? dialects.dialect().selectByArray(COLUMNS, "seans_session", "id", "BIGINT") + " AND "
                : "SELECT " + COLUMNS + " FROM seans_session WHERE ";
    }

    private Long[] maybeHeld() {
        Stream<Long> here =
                held.all().stream().map(holding -> holding.lease().session().number());
        return Stream.concat(here, longHoldings.sessions().stream()).distinct().toArray(Long[]::new);
    }

    /**
     * The one of this number; also one that has expired, if it was not removed yet.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public Optional<SessionView> find(long number) {
        return database.find(ONE, this::view, number);
    }

    private SessionView view(ResultSet row) throws SQLException {
        SessionKey key = new SessionKey(row.getString("session_key"));
        int slot = row.getInt("slot_no");
        return new SessionView(
                row.getLong("id"),
                key.prefix(),
                row.getString("scope"),
                row.getString("user_name"),
                row.getString("address"),
                row.getString("publication"),
                row.getString("service"),
                slot == 0 ? null : slot,
                row.getBoolean("important"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "last_access_at"),
                Columns.instant(row, "expires_at"),
                holder(row),
                lines.waiting(key));
    }

    private @Nullable Holder holder(ResultSet row) throws SQLException {
        Instant now = Columns.instant(row, "db_time");
        Instant alone = Columns.nullableInstant(row, "x_until");
        String token = row.getString("x_owner");
        if (token != null && alone != null && alone.isAfter(now)) {
            return new Holder(Access.EXCLUSIVE, nodeOf(token, row.getString("holder_node")), 0, alone);
        }
        Instant read = Columns.nullableInstant(row, "s_until");
        int readers = row.getInt("s_count");
        return readers > 0 && read != null && read.isAfter(now) ? new Holder(Access.SHARED, null, readers, read) : null;
    }

    private @Nullable String nodeOf(String token, @Nullable String told) {
        return node.hasGiven(token) ? node.label() : told;
    }
}
