package dev.seans.reuse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Services that only the path of a request has named, because neither a filter nor a publication file does. Clients think
 * paths up, and each service has a pool of its own: so there are only so many.
 */
final class NamesFromPaths {

    static final int LIMIT = 100;

    private static final Logger LOG = System.getLogger(NamesFromPaths.class.getName());

    private final Set<ServiceName> known = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Whether the service is one of the first that were called. */
    boolean admits(ServiceName service) {
        if (known.contains(service) || (known.size() < LIMIT && known.add(service))) {
            return true;
        }
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "More than {0} services were called whose names only their paths tell; further ones are answered 404."
                            + " Publish yours in default.vrd, or name them in the filter: service and serviceType",
                    Integer.toString(LIMIT));
        }
        return false;
    }
}
