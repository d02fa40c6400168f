package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.filter.RefusalReason;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;

/** How many may be answered at the same time on a node, by each user and by all: who reads slowly keeps a thread. */
final class ReaderPlaces {

    private final int most;
    private final int mostOfUser;
    private final Map<String, Integer> taken = new HashMap<>();

    ReaderPlaces(int most, int mostOfUser) {
        this.most = most;
        this.mostOfUser = mostOfUser;
    }

    /**
     * Takes a place.
     *
     * @throws ApiException 503 if there is none
     */
    void enter(String user, HttpServletResponse response) {
        if (!tryEnter(user)) {
            response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
            throw new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "%d such answers for one user, and %d for all, are the most at the same time: come again"
                            .formatted(mostOfUser, most));
        }
    }

    synchronized boolean tryEnter(String user) {
        int all = taken.values().stream().mapToInt(Integer::intValue).sum();
        int own = taken.getOrDefault(user, 0);
        boolean isRoom = all < most && own < mostOfUser;
        if (isRoom) {
            taken.put(user, own + 1);
        }
        return isRoom;
    }

    synchronized void leave(String user) {
        taken.computeIfPresent(user, (name, own) -> own == 1 ? null : own - 1);
    }
}
