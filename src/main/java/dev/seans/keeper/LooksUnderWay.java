package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The looks of this node that are under way, and how they end when the application does:
 *
 * <ol>
 *   <li>From then on no look begins, and none of those under way begins anything new.
 *   <li>For three seconds they may go on: a login that is answered is proved and stored.
 *   <li>What still waits for an upstream is broken off. Whoever was at it finishes the session that it may have got, writes
 *       what was done, and gives its lease back; that may take a second.
 *   <li>What hangs even then, as a login of a team may, loses its lease: the upstream is due for any other keeper at once,
 *       and what that login brings is finished, not stored.
 * </ol>
 */
@OnePerApplication
class LooksUnderWay {

    private static final Duration TO_BE_ANSWERED = Duration.ofSeconds(3);
    private static final Duration TO_CLEAR_UP = Duration.ofSeconds(1);

    private final UpstreamLeases leases;
    private final Duration toBeAnswered;
    private final Set<Hurry> underWay = new HashSet<>();
    private boolean ending;

    @Inject
    public LooksUnderWay(UpstreamLeases leases) {
        this(leases, TO_BE_ANSWERED);
    }

    LooksUnderWay(UpstreamLeases leases, Duration toBeAnswered) {
        this.leases = leases;
        this.toBeAnswered = toBeAnswered;
    }

    /**
     * A look begins.
     *
     * @throws InterruptedException if the application ends
     */
    synchronized Hurry begin() throws InterruptedException {
        if (ending) {
            throw new InterruptedException("the application ends on this node");
        }
        Hurry look = new Hurry();
        underWay.add(look);
        return look;
    }

    synchronized void end(Hurry look) {
        underWay.remove(look);
        notifyAll();
    }

    synchronized boolean isEnding() {
        return ending;
    }

    /** Returns when none is under way, or after a few seconds. */
    void stop() {
        try {
            beginNothing();
            await(toBeAnswered);
            now().forEach(Hurry::over);
            await(TO_CLEAR_UP);
        } catch (InterruptedException hurried) {
            // Not set again: what follows asks the database, and H2 closes its file under a thread that is interrupted.
            now().forEach(Hurry::over);
        }
        List<Hurry> left = now();
        left.forEach(Hurry::over);
        if (!left.isEmpty()) {
            leases.takeAway();
        }
    }

    private synchronized void beginNothing() {
        ending = true;
        underWay.forEach(Hurry::ending);
    }

    private synchronized List<Hurry> now() {
        return List.copyOf(underWay);
    }

    private synchronized void await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() < end) {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }
}
