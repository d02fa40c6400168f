package dev.seans.reuse;

import dev.seans.identity.SessionKey;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.settings.OnePerApplication;
import java.time.Duration;

/** The door to the sessions of services: each call gets one, in the way of its service, and gives it back. */
@OnePerApplication
public class ServiceSessions {

    /** {@code autouse}: an idle session of the same combination, else a new one; waits for {@code poolTimeout}. */
    public ServiceOutcome fromPool(ServiceCall call) {
        throw new IllegalStateException("not built yet: " + call);
    }

    /** {@code use} with {@code start}: a new session that the client manages. */
    public ServiceOutcome start(ServiceCall call) {
        throw new IllegalStateException("not built yet: " + call);
    }

    /** {@code use}: the session of this key, if it is of this combination; waits for {@code poolTimeout}. */
    public ServiceOutcome attach(ServiceCall call, SessionKey key) {
        throw new IllegalStateException("not built yet: " + call + key);
    }

    /** {@code dontuse}: a session for this call alone. */
    public ServiceOutcome single(ServiceCall call) {
        throw new IllegalStateException("not built yet: " + call);
    }

    /** The parameters of a new session have been set, which has taken so long. */
    public void setUp(ServiceCall call, Duration took) {
        throw new IllegalStateException("not built yet: " + call + took);
    }

    /**
     * The call is over: what has changed is written, and the next one may have the session.
     *
     * @return false if the lease was lost: nothing was written
     */
    public boolean giveBack(ServiceCall call, SessionLease lease, SessionUpdate update) {
        throw new IllegalStateException("not built yet: " + call + lease + update);
    }

    /** Ends the session: after {@code finish}, after a single call, or when its parameters could not be set. */
    public boolean end(ServiceCall call, SessionLease lease) {
        throw new IllegalStateException("not built yet: " + call + lease);
    }
}
