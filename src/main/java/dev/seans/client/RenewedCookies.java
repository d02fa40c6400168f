package dev.seans.client;

import dev.seans.upstream.UpstreamCookie;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cookies of the session that an upstream sets anew, or deletes, in the answer to a call. Which of many answers is the newest
 * nobody can tell, so no call takes one over: the keeper is let check the session now, and takes what that brings.
 */
final class RenewedCookies {

    /** Some upstreams set a cookie with each answer. What comes within the pause waits for the keeper's next check. */
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern PATH = Pattern.compile("(?i:path)\\s*=\\s*(/.*)");

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
        long now = nanos.getAsLong();
        Long last = orderedAt.get(session.place().slot());
        if (set.isEmpty() || (last != null && now - last < PAUSE)) {
            return;
        }
        Map<String, UpstreamCookie> own = session.content().cookies().stream()
                .collect(Collectors.toMap(UpstreamCookie::name, cookie -> cookie, (one, other) -> one));
        if (set.stream().anyMatch(line -> isChange(line, own))) {
            orderedAt.put(session.place().slot(), now);
            var unused = threads.ask(() -> rows.orderCheck(session.place())).exceptionally(away -> false);
        }
    }

    /** RFC 6265, section 5.2; one of another path is another cookie. */
    private static boolean isChange(String setCookie, Map<String, UpstreamCookie> own) {
        String[] parts = SEMICOLON.split(setCookie, -1);
        String[] pair = parts[0].split("=", 2);
        UpstreamCookie known = own.get(pair[0].strip());
        return known != null
                && pair.length > 1
                && !pair[1].strip().equals(known.value())
                && Arrays.stream(parts)
                        .map(String::strip)
                        .map(PATH::matcher)
                        .filter(Matcher::matches)
                        .allMatch(path -> path.group(1).equals(known.path()));
    }
}
