package dev.seans.gateway;

import dev.seans.api.ApiException;
import dev.seans.api.JsonFields;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many calls each caller has at one upstream, on this node; one that fills them holds up no other. */
final class CallerPlaces {

    private static final int TOO_MANY_REQUESTS = 429;

    private final int most;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** @param most calls of one caller at a time */
    CallerPlaces(int most) {
        this.most = most;
    }

    /**
     * Takes one, which must be left, once.
     *
     * @throws ApiException 429 if the caller has all of them
     */
    Runnable take(String caller, HttpServletResponse response) {
        int now = taken.merge(caller, 1, Integer::sum);
        if (now > most) {
            leave(caller);
            response.setHeader("Retry-After", "1");
            throw ApiException.with(
                    TOO_MANY_REQUESTS,
                    "this user has " + most
                            + " calls under way already, which is what the setting gateway-calls allows: wait"
                            + " for one to end",
                    "reason",
                    JsonFields.value("TOO_MANY_CALLS"));
        }
        return () -> leave(caller);
    }

    /** Calls that are under way. */
    int taken() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void leave(String caller) {
        taken.computeIfPresent(caller, (same, calls) -> calls == 1 ? null : calls - 1);
    }
}
