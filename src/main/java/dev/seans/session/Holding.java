package dev.seans.session;

import java.time.Duration;

/** A lease in the hands of a request of this node. */
final class Holding {

    private final SessionLease lease;
    private final SessionLines.Place place;
    private final long since = System.nanoTime();
    private volatile boolean abandoned;
    private volatile boolean told;

    Holding(SessionLease lease, SessionLines.Place place) {
        this.lease = lease;
        this.place = place;
    }

    SessionLease lease() {
        return lease;
    }

    SessionLines.Place place() {
        return place;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Whether it is no longer renewed: held for too long, or lost. */
    boolean isAbandoned() {
        return abandoned;
    }

    void abandon() {
        abandoned = true;
    }

    /** Its lease was taken away: it is not renewed any more, and in nobody's way on this node. */
    void lose() {
        abandon();
        place.lapse();
    }

    /** Whether other nodes can read of it. */
    boolean isTold() {
        return told;
    }

    void tell() {
        told = true;
    }
}
