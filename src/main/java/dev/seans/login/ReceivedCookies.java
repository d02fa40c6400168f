package dev.seans.login;

import dev.seans.upstream.UpstreamCookie;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The cookies that an answer gives out and that are worth keeping, in its order: those for this host, wanted, with a
 * value, not over already. One with the name and path of an earlier one replaces it: RFC 6265, section 5.3.
 */
final class ReceivedCookies {

    private final Map<String, UpstreamCookie> cookies = new LinkedHashMap<>();
    private final Map<String, Duration> lifetimes = new LinkedHashMap<>();
    private final URI request;
    private final AnswerTime answered;

    private ReceivedCookies(URI request, AnswerTime answered) {
        this.request = request;
        this.answered = answered;
    }

    /**
     * Those of an answer.
     *
     * @param wanted which names
     */
    static ReceivedCookies of(URI request, HttpHeaders answer, AnswerTime answered, Predicate<String> wanted) {
        ReceivedCookies received = new ReceivedCookies(request, answered);
        answer.allValues("Set-Cookie").stream()
                .flatMap(header -> SetCookie.parse(header).stream())
                .filter(cookie -> wanted.test(cookie.name()) && cookie.isFor(request.getHost()))
                .forEach(received::take);
        return received;
    }

    List<UpstreamCookie> cookies() {
        return List.copyOf(cookies.values());
    }

    /** Of the one that ends first; empty if none tells. */
    Optional<Duration> lifetime() {
        return Lifetimes.shortest(lifetimes.values().stream()).map(Lifetimes::capped);
    }

    private void take(SetCookie cookie) {
        String path = cookie.path(request);
        String key = cookie.name() + ";" + path;
        Optional<Duration> lifetime = cookie.lifetime(answered);
        cookies.remove(key);
        lifetimes.remove(key);
        if (!cookie.value().isEmpty() && !lifetime.map(ReceivedCookies::isOver).orElse(false)) {
            cookies.put(key, new UpstreamCookie(cookie.name(), cookie.value(), path, cookie.isSecure()));
            lifetime.ifPresent(left -> lifetimes.put(key, left));
        }
    }

    private static boolean isOver(Duration left) {
        return left.isNegative() || left.isZero();
    }
}
