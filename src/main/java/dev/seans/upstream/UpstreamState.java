package dev.seans.upstream;

/** How the keeping of an upstream's session stands. */
public enum UpstreamState {
    /** There is a session, or as many as there shall be, and nothing is wrong. */
    VALID,
    /** Some sessions are there, not all, or the last attempt to check or renew one has failed. */
    IMPAIRED,
    /** There is no session yet, or no longer; the keeper tries. */
    MISSING,
    /** The upstream has refused the credentials: nobody logs in until they change, or an operator says refresh. */
    REFUSED,
    /** What is stored cannot be decrypted; nothing is overwritten. */
    UNREADABLE,
    /** An operator has stopped the keeper for it. */
    STOPPED;
}
