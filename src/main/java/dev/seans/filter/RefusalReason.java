package dev.seans.filter;

/** Why a request may not go on. The log tells; the client is told the same for all of them. */
public enum RefusalReason {
    NO_ID,
    MALFORMED_ID,
    UNKNOWN_ID,
    OTHER_USER,
    OTHER_ADDRESS,
    /** Basic credentials came, and the server's realm does not know them; or they could not be read. */
    WRONG_CREDENTIALS,
    /** The database or the realm does not answer: nobody knows whether the request may go on. */
    UNAVAILABLE
}
