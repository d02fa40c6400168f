package dev.seans.filter;

import dev.seans.identity.RequestedId;
import java.util.Optional;

/** What the filter has decided about a request. */
sealed interface Verdict {

    /** It belongs to this session. */
    record Identified(SessionIdentity identity) implements Verdict {}

    /** It asks for a session, and its servlet opens one. */
    record Entry(SessionEntry entry) implements Verdict {}

    /**
     * It may not go on.
     *
     * @param claimed the id that came along, if it had the form of one
     * @param user the name in the credentials that came along, verified or not
     */
    record Refused(RefusalReason reason, Optional<RequestedId.Present> claimed, Optional<String> user)
            implements Verdict {}
}
