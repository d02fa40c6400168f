package dev.seans.client;

import dev.seans.upstream.UpstreamCookie;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Cookies of the session that an upstream sets anew, or deletes, in the answer to a call. Which of many answers is the newest
 * nobody can tell, so no call takes one over: the keeper is let check the session now, and takes what that brings.
 */
final class RenewedCookies {

    /** Some upstreams set a cookie with each answer. */
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private final ClientRows rows;
    private final ClientThreads threads;
    private final LongSupplier nanos;
    private final Map<Integer, Long> orderedAt = new ConcurrentHashMap<>();

    RenewedCookies(ClientRows rows, ClientGround ground) {
        this.rows = rows;
        this.threads = ground.threads();
        this.nanos = ground.nanos();
    }

    /** Lets the session be checked if this answer to a call with it says that it has changed; nobody waits for that. */
    void note(StoredSession session, ResponseInfo answer) {
        List<String> set = answer.headers().allValues("Set-Cookie");
        if (set.isEmpty() || session.content().cookies().stream().noneMatch(own -> isChanged(own, set))) {
            return;
        }
        long now = nanos.getAsLong();
        long ordered = orderedAt.merge(session.place().slot(), now, (last, same) -> now - last < PAUSE ? last : now);
        if (ordered == now) {
            var unused = threads.ask(() -> rows.orderCheck(session.place())).exceptionally(away -> false);
        }
    }

    private static boolean isChanged(UpstreamCookie own, List<String> set) {
        String start = own.name() + "=";
        return set.stream()
                .map(line -> line.split(";", 2)[0].strip())
                .anyMatch(pair -> pair.startsWith(start) && !pair.equals(start + own.value()));
    }
}
