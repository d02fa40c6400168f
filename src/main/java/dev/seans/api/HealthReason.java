package dev.seans.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a node is not just well.
 *
 * @param about the source, the upstream or the shop that it is about; empty if it is the node
 * @param since null if nobody knows
 * @param text what is wrong, and where to look
 */
public record HealthReason(
        Code code, String about, @Nullable Instant since, String text) {

    /** For pages that say it in another language. */
    public enum Code {
        DATABASE_AWAY,
        HOME_NOT_WRITABLE,
        ORDERS_QUARANTINED,
        ORDERS_LATE,
        ORDERS_UNSEEN,
        UPSTREAM,
        SHOP_UNTOLD
    }
}
