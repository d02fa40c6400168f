package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
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
}
