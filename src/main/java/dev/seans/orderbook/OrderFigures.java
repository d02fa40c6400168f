package dev.seans.orderbook;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many orders wait, and how many need somebody: what operators watch. */
@OnePerApplication
public class OrderFigures {

    private static final String OF_SOURCE = " FROM seans_order o WHERE o.source_id = s.id AND ";

    private final Database database;

    @Inject
    public OrderFigures(Database database) {
        this.database = database;
    }

    /** Of each source that ever got an order, the oldest first. Costs as much as there are orders that wait. */
    public List<OfSource> ofSources(int limit) {
        return database.query(
                "SELECT s.name, (SELECT COUNT(*)" + OF_SOURCE + OrderRows.PENDING
                        + ") AS pending, (SELECT MIN(o.pending_since)"
                        + OF_SOURCE + OrderRows.PENDING + ") AS oldest, (SELECT COUNT(*)" + OF_SOURCE
                        + "o.quarantined_at >= TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00') AS quarantined, "
                        + database.dialect().now() + " AS now_at FROM seans_order_source s"
                        + " ORDER BY s.id FETCH FIRST " + limit + " ROWS ONLY",
                row -> {
                    Instant oldest = Columns.nullableInstant(row, "oldest");
                    Duration age =
                            oldest == null ? Duration.ZERO : Duration.between(oldest, Columns.instant(row, "now_at"));
                    return new OfSource(
                            row.getString("name"),
                            row.getLong("pending"),
                            age.isNegative() ? Duration.ZERO : age,
                            row.getLong("quarantined"));
                });
    }

    /**
     * The figures of one source.
     *
     * @param pending orders with a version that 1C has not confirmed
     * @param oldest how long the first of them waits; zero if there is none
     * @param quarantined orders that are offered no more
     */
    public record OfSource(String name, long pending, Duration oldest, long quarantined) {}
}
