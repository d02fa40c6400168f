package dev.seans.files;

import java.time.Instant;

/**
 * A file that is kept for its source.
 *
 * @param joined whether a product has had it
 */
record KeptFile(long id, String path, boolean joined, Instant receivedAt) {

    /** Whether it need not wait for a product. */
    boolean mayLeave(Instant waitedSince) {
        return joined || receivedAt.isBefore(waitedSince);
    }
}
