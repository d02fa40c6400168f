package dev.seans.publications;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Services that only the path of a request has named, because neither a filter nor a publication file does. Clients think
 * paths up, and each service has a pool of its own: so there are only so many at a time.
 */
final class NamesFromPaths {

    static final int LIMIT = 100;

    /** Whom nobody has called for so long makes room for others. */
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(NamesFromPaths.class.getName());

    private final Map<ServiceName, Long> lastCalls = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final LongSupplier nanoTime;

    NamesFromPaths(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the service is one of those that are called, or there is room for it. */
    boolean admits(ServiceName service) {
        long now = nanoTime.getAsLong();
        if (lastCalls.replace(service, now) != null || hasAdded(service, now)) {
            return true;
        }
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "More than {0} services were called in a minute whose names only their paths tell; further ones are"
                            + " answered 404. Publish yours in default.vrd, or name them in the filter: service and"
                            + " serviceType",
                    Integer.toString(LIMIT));
        }
        return false;
    }

    private synchronized boolean hasAdded(ServiceName service, long now) {
        if (lastCalls.size() >= LIMIT) {
            lastCalls.values().removeIf(last -> now - last > FORGOTTEN_AFTER.toNanos());
        }
        if (lastCalls.size() >= LIMIT) {
            return lastCalls.containsKey(service);
        }
        lastCalls.put(service, now);
        return true;
    }
}
