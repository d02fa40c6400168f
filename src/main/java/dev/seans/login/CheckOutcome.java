package dev.seans.login;

import dev.seans.upstream.UpstreamCookie;
import java.util.List;

/** What a request to the check path has shown of a session. */
public sealed interface CheckOutcome {

    /**
     * It lives.
     *
     * @param renewed cookies that the answer has set anew; nearly always none
     */
    record Alive(List<UpstreamCookie> renewed) implements CheckOutcome {

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
