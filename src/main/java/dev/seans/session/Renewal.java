package dev.seans.session;

/** Why a session gets a new id, which decides what becomes of the ids that it had. */
public enum Renewal {
    /** The request came with the id that is replaced. */
    FIRST,
    /** The request has replaced it before: its client never hears of the one in between, and knows the one before that. */
    AGAIN,
    /** The request came with the id from before a login, and its user has just logged in, too: a double click. */
    OF_OWNER
}
