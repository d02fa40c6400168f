package dev.seans.publications;

import java.time.Duration;

/**
 * How the sessions of one service are reused.
 *
 * @param maxAge idle time after which a session ends
 * @param poolSize sessions of the pool at the most, over all users and nodes
 * @param poolTimeout how long a call waits for a session
 */
public record ReuseSettings(ReuseMode mode, Duration maxAge, int poolSize, Duration poolTimeout) {

    /** A call that waits keeps a thread of the server. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if no call could ever get a session, or would wait for too long */
    public ReuseSettings {
        if (maxAge.toMillis() <= 0) {
            throw new IllegalArgumentException("sessionMaxAge must be longer than " + maxAge);
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1, not " + poolSize);
        }
        if (poolTimeout.isNegative() || poolTimeout.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "poolTimeout must be from 0 to " + LONGEST_WAIT + ", not " + poolTimeout);
        }
    }
}
