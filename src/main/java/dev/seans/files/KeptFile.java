package dev.seans.files;

import java.time.Instant;

/**
 * A file that is kept for its source.
 *
 * @param joined whether a product has had it
 * @param leaving whether it was decided that it goes; its bytes may be gone already
 */
record KeptFile(long id, String path, boolean joined, boolean leaving, Instant receivedAt) {

    /** Whether it need not wait for a product. */
    boolean mayLeave(Instant waitedSince) {
        return joined || receivedAt.isBefore(waitedSince);
    }

    KeptFile onItsWay() {
        return new KeptFile(id, path, joined, true, receivedAt);
    }
}
