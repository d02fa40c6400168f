package dev.seans.httpsession;

import dev.seans.identity.SessionKey;

/**
 * A session is over, and its values have heard that they are unbound. Stands for
 * {@code HttpSessionListener.sessionDestroyed}.
 *
 * <p>A session that nobody comes back to ends without an event: its row is removed some time after it has expired, by
 * whichever node cleans up.
 */
public record SessionEnded(SessionKey key, String user, Reason reason) implements SessionEvent {

    /** Why it is over. */
    public enum Reason {
        /** The application has called {@code invalidate()}. */
        INVALIDATED
    }
}
