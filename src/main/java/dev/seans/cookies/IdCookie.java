package dev.seans.cookies;

import dev.seans.identity.SessionId;

/** The cookie that carries an id. */
public interface IdCookie {

    /** The name to read, and to write. */
    String nameFor(boolean secure);

    /** What stands around the id. */
    CookieForm form(boolean secure);

    /** The value of {@code Set-Cookie}. */
    default String header(SessionId id, boolean secure) {
        return form(secure).header(id);
    }
}
