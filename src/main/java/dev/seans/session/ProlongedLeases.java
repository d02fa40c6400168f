package dev.seans.session;

import dev.seans.database.LeaseDatabase;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Moves the ends of leases in the rows of their sessions, in one batch. A session that a request holds is not idle, so its
 * idle time begins anew, too; what has no idle time worth speaking of, because it is not set up yet, gets none.
 */
@OnePerApplication
class ProlongedLeases {

    private static final String NOT_IDLE = ", expires_at = " + LeaseRows.KEPT_ALIVE;

    private static final String ALONE =
            "UPDATE seans_session SET x_until = {now+(?)}" + NOT_IDLE + LeaseReturns.STILL_HELD;

    /** Other readers, maybe of other nodes, share the time. */
    private static final String READING = "UPDATE seans_session SET s_until = GREATEST(s_until, {now+(?)})" + NOT_IDLE
            + " WHERE id = ? AND s_epoch = ? AND s_count > 0";

    private final LeaseDatabase database;

    @Inject
    public ProlongedLeases(LeaseDatabase database) {
        this.database = database;
    }

    /**
     * In the order of the rows, so that two nodes that read the same sessions do not wait for each other in a circle.
     *
     * @param holdings all of this access
     * @param time how long a lease shall last from now on
     * @return the holdings whose lease was lost
     */
    List<Holding> prolong(Access access, List<Holding> holdings, Function<Holding, Duration> time) {
        List<Holding> ordered = holdings.stream()
                .sorted(Comparator.comparingLong(
                        holding -> holding.lease().session().number()))
                .toList();
        int[] changed = database.with(
                access == Access.EXCLUSIVE ? ALONE : READING,
                (connection, sql) -> run(connection.prepareStatement(sql), ordered, time));
        return IntStream.range(0, changed.length)
                .filter(index -> changed[index] == 0)
                .mapToObj(ordered::get)
                .toList();
    }

    private static int[] run(PreparedStatement batch, List<Holding> holdings, Function<Holding, Duration> time)
            throws SQLException {
        try (batch) {
            for (Holding holding : holdings) {
                SessionLease lease = holding.lease();
                int next = 1;
                // Not zero: a session that is not set up yet lives for a millisecond, in which nobody else may take it.
                batch.setLong(next++, Math.max(1, time.apply(holding).toMillis()));
                batch.setLong(next++, lease.session().number());
                if (lease.access() == Access.EXCLUSIVE) {
                    batch.setString(next++, lease.token());
                }
                batch.setLong(next, lease.fence());
                batch.addBatch();
            }
            return batch.executeBatch();
        }
    }
}
