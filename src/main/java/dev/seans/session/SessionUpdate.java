package dev.seans.session;

import java.time.Duration;
import java.util.Optional;

/**
 * What a request leaves in its session when it gives it back.
 *
 * @param data what is to be written; empty if nothing has changed
 * @param idle time after which the session ends from now on; empty if that has not changed; what is longer than
 *     {@link NewSession#LONGEST_IDLE} becomes that
 * @param important whether it may never be given to a client without its id; empty if that has not changed
 */
public record SessionUpdate(Optional<SessionData> data, Optional<Duration> idle, Optional<Boolean> important) {

    /** Nothing has changed. */
    public static final SessionUpdate NOTHING = new SessionUpdate(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if the session would end at once */
    public SessionUpdate {
        idle = idle.map(NewSession::checkedIdle);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
