package dev.seans.shop;

import dev.seans.changes.ChangeCursor;
import dev.seans.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a shop has been told that a source has changed.
 *
 * @param end how far the source has come
 * @param told how far it was told; the beginning if it never was
 * @param toldAt null if it never was
 * @param attempts that have failed since it was last told
 * @param nextAt before which it is not tried again; null if it never was
 * @param lastError null if the last attempt was well
 * @param givenUp whether it is tried once a day only
 */
record Webhook(
        String shop,
        long sourceId,
        String source,
        ChangeCursor end,
        ChangeCursor told,
        @Nullable Instant toldAt,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String lastError,
        boolean givenUp) {

    /** A change each second would be a request each second. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration[] BACK_OFF = {
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(3),
        Duration.ofHours(6),
        Duration.ofHours(12)
    };

    private static final Duration GIVEN_UP = Duration.ofDays(1);

    static Webhook of(String shop, ResultSet row) throws SQLException {
        String epoch = row.getString("told_epoch");
        return new Webhook(
                shop,
                row.getLong("id"),
                row.getString("name"),
                ChangeCursor.endOf(row.getString("epoch"), row.getLong("last_no")),
                epoch == null ? ChangeCursor.BEGINNING : ChangeCursor.endOf(epoch, row.getLong("told_no")),
                Columns.nullableInstant(row, "told_at"),
                row.getInt("attempts"),
                Columns.nullableInstant(row, "next_at"),
                row.getString("last_error"),
                row.getBoolean("given_up"));
    }

    boolean isDue(Instant now) {
        return hasNews() && (nextAt == null || !nextAt.isAfter(now));
    }

    boolean hasNews() {
        return !end.equals(told);
    }

    /** It has been told of all that there was. */
    Webhook delivered(Instant now) {
        return new Webhook(shop, sourceId, source, end, end, now, 0, now.plus(PAUSE), null, false);
    }

    /**
     * It could not be told, or would not hear.
     *
     * @param isGone whether it does not want to be told any more
     */
    Webhook failed(Instant now, String error, boolean isGone) {
        int failures = attempts + 1;
        boolean givesUp = givenUp || isGone || failures > BACK_OFF.length;
        Duration pause = givesUp ? GIVEN_UP : BACK_OFF[failures - 1];
        return new Webhook(shop, sourceId, source, end, told, toldAt, failures, now.plus(pause), error, givesUp);
    }
}
