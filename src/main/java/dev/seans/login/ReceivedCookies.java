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
 * The cookies that the answers of one login give out and that are worth keeping, in their order: those for this host, wanted,
 * with a value, not over already. One with the name and path of an earlier one replaces it: RFC 6265, section 5.3. For one
 * thread.
 */
final class ReceivedCookies {

    private final Map<String, One> cookies = new LinkedHashMap<>();

    private ReceivedCookies() {}

    static ReceivedCookies none() {
        return new ReceivedCookies();
    }

    /**
     * Those of an answer.
     *
     * @param wanted which names
     */
    static ReceivedCookies of(URI request, HttpHeaders answer, AnswerTime answered, Predicate<String> wanted) {
        ReceivedCookies received = none();
        received.add(request, answer, answered, wanted);
        return received;
    }

    /** Those of a further answer; what is deleted there is kept no more. */
    void add(URI request, HttpHeaders answer, AnswerTime answered, Predicate<String> wanted) {
        answer.allValues("Set-Cookie").stream()
                .flatMap(header -> SetCookie.parse(header).stream())
                .filter(cookie -> wanted.test(cookie.name()) && cookie.isFor(request.getHost()))
                .forEach(cookie -> take(cookie, cookie.path(request), cookie.lifetime(answered)));
    }

    List<UpstreamCookie> cookies() {
        return cookies.values().stream().map(One::cookie).toList();
    }

    /** Of the one that ends first; empty if none tells. */
    Optional<Duration> lifetime() {
        return Lifetimes.shortest(cookies.values().stream().flatMap(one -> one.lifetime().stream()))
                .map(Lifetimes::capped);
    }

    /** Of the last one of this name. */
    Optional<String> value(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(UpstreamCookie::value)
                .reduce((one, later) -> later);
    }

    /** Some of them. */
    ReceivedCookies only(Predicate<String> wanted) {
        return filtered(one -> wanted.test(one.cookie().name()));
    }

    /** How long the one lives that ends last; one that does not tell lives {@link Lifetimes#FOR_EVER}. */
    Duration longest() {
        return cookies.values().stream().map(One::life).reduce(Duration.ZERO, Lifetimes::longer);
    }

    /** Those that live at least so long. */
    ReceivedCookies living(Duration atLeast) {
        return filtered(one -> one.life().compareTo(atLeast) >= 0);
    }

    private ReceivedCookies filtered(Predicate<One> wanted) {
        ReceivedCookies some = none();
        cookies.forEach((key, one) -> {
            if (wanted.test(one)) {
                some.cookies.put(key, one);
            }
        });
        return some;
    }

    private void take(SetCookie cookie, String path, Optional<Duration> lifetime) {
        String key = cookie.name() + ";" + path;
        cookies.remove(key);
        if (!cookie.value().isEmpty() && !lifetime.map(ReceivedCookies::isOver).orElse(false)) {
            UpstreamCookie kept = new UpstreamCookie(cookie.name(), cookie.value(), path, cookie.isSecure());
            cookies.put(key, new One(kept, lifetime));
        }
    }

    private static boolean isOver(Duration left) {
        return left.isNegative() || left.isZero();
    }

    private record One(UpstreamCookie cookie, Optional<Duration> lifetime) {

        private Duration life() {
            return lifetime.map(Lifetimes::capped).orElse(Lifetimes.FOR_EVER);
        }
    }
}
