package dev.seans.orderbook;

import org.jspecify.annotations.Nullable;

/**
 * By what a repeat of a shop is told from a change of an order.
 *
 * @param version that the shop gives its order, growing with each change; null if it gives none
 * @param requestHash of a key that each request has for itself and its repeats; null if there is none
 */
public record Revision(@Nullable Long version, @Nullable String requestHash) {

    /** Whatever comes last is the newest: for a shop whose own transaction decides. */
    public static final Revision LATEST = new Revision(null, null);

    /**
     * Takes them as they are.
     *
     * @throws IllegalArgumentException if the version is below 1
     */
    public Revision {
        if (version != null && version < 1) {
            throw new IllegalArgumentException("a version is a whole number above 0");
        }
    }
}
