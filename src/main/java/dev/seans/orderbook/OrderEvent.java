package dev.seans.orderbook;

import static dev.seans.database.Columns.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has happened to an order.
 *
 * @param version of the order at that time
 * @param session the first 12 digits of the key of the session to which it was given
 * @param actor the shop, or the operator
 * @param detail why, in words
 */
public record OrderEvent(
        Kind kind,
        long version,
        Instant at,
        @Nullable String session,
        @Nullable String actor,
        @Nullable String detail) {

    private static final int SESSION_DIGITS = 12;

    static OrderEvent of(ResultSet row) throws SQLException {
        String session = row.getString("session_key");
        return new OrderEvent(
                Kind.valueOf(row.getString("kind")),
                row.getLong("version"),
                instant(row, "at"),
                session == null ? null : session.substring(0, SESSION_DIGITS),
                row.getString("actor"),
                row.getString("detail"));
    }

    /** What can happen to an order. */
    public enum Kind {
        /** The shop has put it, or changed it. */
        PUT,

        /** The shop has cancelled it. */
        CANCELLED,

        /** 1C was given it. */
        OFFERED,

        /** 1C has said that it has it. */
        CONFIRMED,

        /** 1C has sent it, a payment or a shipment of it back, with a change; the detail is the number there. */
        SEEN,

        /** 1C says that it is paid. */
        PAID,

        /** 1C says that the goods have left. */
        SHIPPED,

        /** 1C says that it is cancelled: in words, by a mark for deletion, or by a sum of nothing for lines of something. */
        CALLED_OFF,

        /** 1C was given it, and has begun another exchange without a word. */
        UNCONFIRMED,

        /** It is offered no more. */
        QUARANTINED,

        /** An operator wants it to be offered again. */
        RELEASED
    }
}
