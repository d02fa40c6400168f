package dev.seans.filter;

/** How far a request has come with its session. */
enum SessionStage {
    /** Nobody has asked for one, or there is none to be had. */
    NOTHING_YET,
    /** The request has it. */
    HELD,
    /** Invalidated. A policy that makes sessions makes another one if asked. */
    ENDED,
    /** Saved, and others may have it. It stays so: the request cannot take it again. */
    GIVEN_BACK
}
