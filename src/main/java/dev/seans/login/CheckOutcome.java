package dev.seans.login;

import dev.seans.upstream.UpstreamCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a request to the check path has shown of a session. */
public sealed interface CheckOutcome {

    /**
     * It lives.
     *
     * @param renewed cookies that the answer has set anew; nearly always none
     * @param lifetime of these from now, if they tell one: sessions that roll on end later with each new value
     */
    record Alive(List<UpstreamCookie> renewed, Optional<Duration> lifetime) implements CheckOutcome {

        public Alive {
            renewed = List.copyOf(renewed);
        }
    }

    /** It has a call just now (1C's 406), so it seems to live; nothing is proved. */
    record Busy() implements CheckOutcome {}

    /** It is gone: the answer is what the setting {@code lost} describes. */
    record Lost(String how) implements CheckOutcome {}

    /** Nobody knows: the upstream was not reached, or answered something else. */
    record Unknown(Failure failure, String text) implements CheckOutcome {}
}
