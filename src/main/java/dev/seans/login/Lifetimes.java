package dev.seans.login;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How long what an upstream grants can live. */
public final class Lifetimes {

    /** Nobody keeps a session for longer; what tells more is taken as this. */
    static final Duration LONGEST = Duration.ofDays(366);

    /** Of what does not tell its end: longer than any that does. */
    static final Duration FOR_EVER = LONGEST.plusDays(1);

    private Lifetimes() {}

    public static Duration capped(Duration lifetime) {
        return lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static Optional<Duration> shortest(Stream<Duration> lifetimes) {
        return lifetimes.min(Comparator.naturalOrder());
    }
}
