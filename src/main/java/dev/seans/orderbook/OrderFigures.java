package dev.seans.orderbook;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many orders wait, and how many need somebody: what operators watch. */
@OnePerApplication
public class OrderFigures {

    /** Of orders that were never sent back no more are counted: in a 1C that sends back few there may be a million. */
    public static final int UNSEEN_COUNTED = 1000;

    private static final Duration UNSEEN_FOR = Duration.ofDays(30);

    private static final String OF_SOURCE = " FROM seans_order o WHERE o.source_id = s.id AND ";

    private final Database database;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    public OrderFigures(Database database, DatabaseClock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Of each source that ever got an order, the oldest first. Costs as much as there are orders that wait, and up to
     * {@value #UNSEEN_COUNTED} more of each source.
     */
    public List<OfSource> ofSources(int limit) {
        List<Row> sources = database.query(
                "SELECT s.id, s.name, (SELECT COUNT(*)" + OF_SOURCE + OrderRows.PENDING
                        + ") AS pending, (SELECT MIN(o.pending_since)"
                        + OF_SOURCE + OrderRows.PENDING + ") AS oldest, (SELECT COUNT(*)" + OF_SOURCE
                        + "o.quarantined_at " + OrderRows.EVER + ") AS quarantined, (SELECT MIN(o.quarantined_at)"
                        + OF_SOURCE
                        + "o.quarantined_at " + OrderRows.EVER + ") AS quarantined_since, "
                        + database.dialect().now() + " AS now_at FROM seans_order_source s"
                        + " ORDER BY s.id FETCH FIRST " + limit + " ROWS ONLY",
                Row::of);
        return sources.stream().map(this::ofSource).toList();
    }

    /** The sources that have orders which 1C was not given yet, or long enough ago to be given again. */
    public Set<String> sourcesToFetch() {
        Instant now = clock.now();
        return database
                .query(
                        "SELECT s.name, MIN(CASE WHEN o.offered_version < o.version THEN o.pending_since END) AS fresh,"
                                + " MIN(o.offered_at) AS offered FROM seans_order_source s JOIN seans_order o ON o.source_id = s.id"
                                + " AND " + OrderRows.PENDING + " GROUP BY s.name",
                        row -> new Waiting(
                                row.getString("name"),
                                row.getObject("fresh") != null,
                                Columns.nullableInstant(row, "offered")))
                .stream()
                .filter(source -> source.hasOneToFetch(
                        now.minus(settings.of(source.name()).duration(Setting.ORDERS_OFFER_AGE))))
                .map(Waiting::name)
                .collect(Collectors.toSet());
    }

    private OfSource ofSource(Row source) {
        Settings ofSource = settings.of(source.name());
        return new OfSource(
                source.name(),
                source.pending(),
                source.age(),
                source.oldest(),
                source.age().compareTo(ofSource.duration(Setting.ORDERS_WAIT_WARNING)) > 0,
                source.quarantined(),
                source.quarantinedSince(),
                unseen(source.id(), source.now().minus(ofSource.duration(Setting.ORDERS_UNSEEN_WARNING))));
    }

    /** What was confirmed long before is not counted: nobody would look for it any more. */
    private long unseen(long sourceId, Instant confirmedBefore) {
        return database.find(
                        "SELECT COUNT(*) AS unseen FROM (SELECT o.id FROM seans_order o WHERE o.source_id = ?"
                                + " AND o.seen_at IS NULL AND o.confirmed_at < ? AND o.confirmed_at > ? AND EXISTS"
                                + " (SELECT 1 FROM seans_order other WHERE other.source_id = ? AND other.seen_at "
                                + OrderRows.EVER + ")"
                                + " FETCH FIRST " + UNSEEN_COUNTED + " ROWS ONLY) counted",
                        row -> row.getLong("unseen"),
                        sourceId,
                        confirmedBefore,
                        confirmedBefore.minus(UNSEEN_FOR),
                        sourceId)
                .orElseThrow();
    }

    /**
     * The figures of one source.
     *
     * @param pending orders with a version that 1C has not confirmed
     * @param oldest how long the first of them waits; zero if there is none
     * @param oldestSince since when; null if there is none
     * @param isLate whether that is longer than {@code seans.orders.wait-warning}
     * @param quarantined orders that are offered no more
     * @param quarantinedSince when the first of them became so; null if there is none
     * @param unseen orders that 1C has confirmed longer than {@code seans.orders.unseen-warning} ago, but not 30 days longer, and
     *     never sent back, at most {@value OrderFigures#UNSEEN_COUNTED}; none if it sends back no order of the source
     */
    public record OfSource(
            String name,
            long pending,
            Duration oldest,
            @Nullable Instant oldestSince,
            boolean isLate,
            long quarantined,
            @Nullable Instant quarantinedSince,
            long unseen) {}

    private record Row(
            long id,
            String name,
            long pending,
            Duration age,
            @Nullable Instant oldest,
            long quarantined,
            @Nullable Instant quarantinedSince,
            Instant now) {

        static Row of(ResultSet row) throws SQLException {
            Instant now = Columns.instant(row, "now_at");
            Instant oldest = Columns.nullableInstant(row, "oldest");
            return new Row(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getLong("pending"),
                    oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now),
                    oldest,
                    row.getLong("quarantined"),
                    Columns.nullableInstant(row, "quarantined_since"),
                    now);
        }
    }

    /** @param offered when the first of those that wait was last offered */
    private record Waiting(
            String name, boolean hasFresh, @Nullable Instant offered) {

        boolean hasOneToFetch(Instant again) {
            return hasFresh || (offered != null && offered.isBefore(again));
        }
    }
}
