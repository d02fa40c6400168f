package dev.seans.httpsession;

import dev.seans.identity.SessionKey;

/**
 * An attribute was set or removed. Stands for {@code HttpSessionAttributeListener}. It is not saved yet: the request
 * saves when it gives the session back.
 *
 * @param name of the attribute
 */
public record SessionAttributeChanged(SessionKey key, String user, String name, Change change) implements SessionEvent {

    /** What has become of the attribute. */
    public enum Change {
        ADDED,
        REPLACED,
        /** Also once for each attribute of a session that is invalidated. */
        REMOVED
    }
}
