package dev.seans.session;

import dev.seans.identity.ClientAddress;
import java.time.Duration;

/**
 * A session to be opened.
 *
 * @param user empty if nobody has logged in
 * @param idle time after which it ends; what is longer than {@link #LONGEST_IDLE} becomes that
 */
public record NewSession(String scope, String user, ClientAddress client, Duration idle) {

    /** What "never" means to a database. */
    public static final Duration LONGEST_IDLE = Duration.ofDays(3650);

    /** @throws IllegalArgumentException if it would end at once */
    public NewSession {
        idle = checkedIdle(idle);
    }

    static Duration checkedIdle(Duration idle) {
        if (idle.toMillis() <= 0) {
            throw new IllegalArgumentException("a session must last longer than " + idle);
        }
        return idle.compareTo(LONGEST_IDLE) > 0 ? LONGEST_IDLE : idle;
    }
}
