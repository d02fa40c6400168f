package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.login.Failure;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notes what went wrong in a look, and holds logins back for a while. */
@OnePerApplication
class RoundFailures {

    private final DatabaseClock clock;
    private final Jitter jitter;

    @Inject
    public RoundFailures(DatabaseClock clock, Jitter jitter) {
        this.clock = clock;
        this.jitter = jitter;
    }

    /** Notes it; gives the time of the next attempt. */
    Instant note(Round round, Failure failure, String text) {
        return note(round, failure, text, Optional.empty());
    }

    /**
     * The same.
     *
     * @param retryAfter what the upstream has asked for
     */
    Instant note(Round round, Failure failure, String text, Optional<Duration> retryAfter) {
        Duration pause = BackOff.after(round.result().nextError(), retryAfter, jitter.next());
        Instant next = round.result().failed(failure, text, clock.now(), pause);
        round.log().failed(failure, text, next);
        return next;
    }

    /**
     * How long the keeper leaves an upstream alone after failures: up to 5 s after the first one, twice as long after each
     * further one, at most 5 minutes; by chance anything between a second and that, so that keepers that failed together do
     * not come back together.
     */
    static final class BackOff {

        private static final Duration FIRST = Duration.ofSeconds(5);
        private static final Duration LONGEST = Duration.ofMinutes(5);
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST_WISH = Duration.ofHours(1);

        /** 5 s times 2 to the power of it is above the longest; a higher one could overflow, one day. */
        private static final int HIGHEST_EXPONENT = 10;

        private BackOff() {}

        /**
         * Until the next attempt.
         *
         * @param errors in a row, from 1
         * @param retryAfter what the upstream has asked for; respected up to an hour
         * @param random from 0 to 1
         */
        static Duration after(int errors, Optional<Duration> retryAfter, double random) {
            int exponent = Math.min(Math.max(errors, 1) - 1, HIGHEST_EXPONENT);
            long limit = Math.min(LONGEST.toMillis(), FIRST.toMillis() << exponent);
            Duration chosen = Duration.ofMillis(Math.max(SHORTEST.toMillis(), (long) (limit * random)));
            Duration wish = retryAfter
                    .map(asked -> asked.compareTo(LONGEST_WISH) < 0 ? asked : LONGEST_WISH)
                    .orElse(Duration.ZERO);
            return wish.compareTo(chosen) > 0 ? wish : chosen;
        }
    }
}
