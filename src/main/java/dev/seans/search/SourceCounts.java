package dev.seans.search;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much a source has, counted behind its imports: nobody who looks waits for whole tables. */
@OnePerApplication
class SourceCounts {

    /** Counting takes a hundredth of the time at the most. */
    private static final int REST = 100;

    private static final List<String> COUNTED = List.of("group", "product", "offer", "price", "warehouse");

    private final Database database;
    private final DatabaseClock clock;

    @Inject
    SourceCounts(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Sources that have changed since they were counted, once the lists have followed, and the last count is long enough ago. */
    List<Long> due() {
        Instant now = clock.now();
        return database
                .query(
                        "SELECT s.source_id, s.counted_at, s.count_millis FROM seans_search_state s"
                                + " JOIN seans_change_number n ON n.source_id = s.source_id AND n.last_no = s.change_no"
                                + " WHERE s.counted_no IS NULL OR s.counted_no < s.change_no ORDER BY s.source_id",
                        row -> new Counted(
                                row.getLong("source_id"),
                                Columns.nullableInstant(row, "counted_at"),
                                row.getLong("count_millis")))
                .stream()
                .filter(counted -> counted.isLongAgo(now))
                .map(Counted::sourceId)
                .toList();
    }

    /** Counts a source; what changes meanwhile is counted the next time. */
    void count(long sourceId) {
        Instant begun = clock.now();
        long changeNo = database.find(
                        "SELECT change_no FROM seans_search_state WHERE source_id = ?",
                        row -> row.getLong("change_no"),
                        sourceId)
                .orElseThrow();
        List<@Nullable Object> values = new ArrayList<>();
        COUNTED.forEach(table -> values.add(rows(table, sourceId)));
        Instant ended = clock.now();
        values.addAll(List.of(changeNo, ended, Duration.between(begun, ended).toMillis(), sourceId));
        database.update(
                "UPDATE seans_search_state SET "
                        + COUNTED.stream().map(table -> table + "_count = ?").collect(Collectors.joining(", "))
                        + ", counted_no = ?, counted_at = ?, count_millis = ? WHERE source_id = ?",
                values.toArray());
    }

    private long rows(String table, long sourceId) {
        return database.find(
                        "SELECT COUNT(*) AS amount FROM seans_catalog_" + table + " WHERE source_id = ?",
                        row -> row.getLong("amount"),
                        sourceId)
                .orElseThrow();
    }

    private record Counted(long sourceId, @Nullable Instant at, long millis) {

        boolean isLongAgo(Instant now) {
            return at == null || at.plusMillis(REST * millis).isBefore(now);
        }
    }
}
