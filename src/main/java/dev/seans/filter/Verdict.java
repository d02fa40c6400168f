package dev.seans.filter;

import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.SessionLease;
import java.util.Optional;

/** What the filter has decided about a request. */
public sealed interface Verdict {

    /** It may go on. */
    sealed interface Passed extends Verdict {

        /** Who makes it; credentials are verified by now. */
        Visitor visitor();
    }

    /** It belongs to this session, and holds it. */
    record Identified(Visitor visitor, Claimed claimed) implements Passed {}

    /** It asks for a session, and its servlet opens one. */
    record Entry(Visitor visitor, SessionEntry entry) implements Passed {}

    /** It has a session that was found for it, and not by its id alone: the call of a service. */
    record Granted(Visitor visitor, SessionGrant grant) implements Passed {}

    /** It has no session, and gets one as soon as it asks for it. */
    record Unknown(Visitor visitor) implements Passed {}

    /**
     * Its id is from before a login, a moment ago: it was under way then. It must not make its client forget the new one.
     */
    record Overtaken(Visitor visitor) implements Passed {}

    /**
     * It may not go on.
     *
     * @param claimed the id that came along, if it had the form of one
     * @param user the name in the credentials that came along, verified or not
     */
    record Refused(RefusalReason reason, Optional<RequestedId.Present> claimed, Optional<String> user)
            implements Verdict {}

    /**
     * The session of a good id.
     *
     * @param newId that the client must be told, because the session has just got an owner
     * @param formerKey before that
     */
    record Claimed(SessionLease lease, Optional<SessionId> newId, SessionKey formerKey) {}
}
