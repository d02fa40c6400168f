package dev.seans.httpsession;

import java.io.InvalidObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to hash what is being read. A few hundred bytes can describe sets within sets that hold each other
 * twice on every level: few objects, neither deep nor large, but to put the outermost into a table takes 2 to the power
 * of its depth. So each collection is weighed when it is complete, before it is put into another one.
 */
final class HashCost {

    /** A fraction of a second; no sane value of at most 1 MB comes near. */
    private static final long LIMIT = 10_000_000;

    private final IdentityHashMap<Object, Long> costs = new IdentityHashMap<>();

    /**
     * Weighs an object whose parts were weighed before it.
     *
     * @throws InvalidObjectException if to hash it takes too long
     */
    void weigh(Object complete) throws InvalidObjectException {
        if (complete.getClass().getClassLoader() != null) {
            return; // the application's own classes are not bombs
        }
        if (complete instanceof Collection<?> collection) {
            weigh(complete, collection);
        } else if (complete instanceof Map<?, ?> map) {
            weigh(complete, parts(map));
        } else if (complete instanceof Map.Entry<?, ?> entry) {
            weigh(complete, Arrays.asList(entry.getKey(), entry.getValue()));
        }
    }

    private static Iterable<?> parts(Map<?, ?> map) {
        List<@Nullable Object> parts = new ArrayList<>(map.keySet());
        parts.addAll(map.values());
        return parts;
    }

    private void weigh(Object whole, Iterable<?> parts) throws InvalidObjectException {
        long cost = 1;
        for (Object part : parts) {
            cost += costs.getOrDefault(part, 1L);
            if (cost > LIMIT) {
                throw new InvalidObjectException(
                        "holds collections that hold each other so often that to hash them takes" + " more than "
                                + LIMIT + " steps");
            }
        }
        costs.put(whole, cost);
    }
}
