package dev.seans.cookies;

import dev.seans.identity.SessionControl;

/**
 * The cookie of sessions that clients of services manage. 1C's clients send back all that stands here, attributes among
 * it, and look for the id in the first pair.
 *
 * @param contextPath of the application; empty for the root
 */
public record ServiceCookie(String contextPath) implements IdCookie {

    @Override
    public String nameFor(boolean secure) {
        return SessionControl.NAME;
    }

    @Override
    public CookieForm form(boolean secure) {
        return CookieForm.strict(SessionControl.NAME, contextPath.isEmpty() ? "/" : contextPath, secure);
    }
}
