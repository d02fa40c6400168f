package dev.seans.filter;

/** What the filter has decided about a request. */
sealed interface Verdict {

    /** It belongs to this session. */
    record Identified(SessionIdentity identity) implements Verdict {}

    /** It asks for a session, and its servlet opens one. */
    record Entry(SessionEntry entry) implements Verdict {}

    /** It may not go on. */
    record Refused(RefusalReason reason) implements Verdict {}
}
