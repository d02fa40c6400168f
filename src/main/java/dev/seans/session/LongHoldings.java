package dev.seans.session;

import dev.seans.database.LeaseDatabase;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Tells all nodes which requests hold their session for longer than most. It costs the others nothing: an index on the columns
 * that say who holds a session would make each claim and each release write to it. A row here is a hint: whether the session
 * is still held, only its own row tells.
 */
@OnePerApplication
class LongHoldings {

    private static final String TELL = "INSERT INTO seans_session_holding (token, session_id, node, over_at)"
            + " SELECT CAST(? AS VARCHAR(80)), CAST(? AS BIGINT), CAST(? AS VARCHAR(255)), {now+(?)}"
            + " WHERE NOT EXISTS (SELECT 1 FROM seans_session_holding WHERE token = ?)";

    private final LeaseDatabase database;
    private final LeaseNode node;

    @Inject
    public LongHoldings(LeaseDatabase database, LeaseNode node) {
        this.database = database;
        this.node = node;
    }

    /**
     * Tells of those that are not told yet, in one batch; and forgets what is over for certain, whoever has told of it.
     *
     * @param left for how long a holding may last at the most
     */
    void tell(List<Holding> holdings, Function<Holding, Duration> left) {
        List<Holding> untold = holdings.stream()
                .filter(holding -> !holding.isAbandoned() && !holding.isTold())
                .toList();
        if (!untold.isEmpty()) {
            database.update("DELETE FROM seans_session_holding WHERE over_at <= {now}");
            var unused = database.with(TELL, (connection, sql) -> run(connection.prepareStatement(sql), untold, left));
            untold.forEach(Holding::tell);
        }
    }

    private int[] run(PreparedStatement batch, List<Holding> untold, Function<Holding, Duration> left)
            throws SQLException {
        try (batch) {
            for (Holding holding : untold) {
                batch.setString(1, holding.lease().token());
                batch.setLong(2, holding.lease().session().number());
                batch.setString(3, node.label());
                batch.setLong(4, Math.max(1, left.apply(holding).toMillis()));
                batch.setString(5, holding.lease().token());
                batch.addBatch();
            }
            return batch.executeBatch();
        }
    }

    /** The numbers of sessions that may be held for long, by requests of whatever node. */
    List<Long> sessions() {
        return database.query("SELECT session_id FROM seans_session_holding", row -> row.getLong("session_id"));
    }
}
