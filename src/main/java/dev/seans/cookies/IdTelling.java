package dev.seans.cookies;

import dev.seans.identity.SessionId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the client of one response its id, in the cookie. Of several ids the last one counts: there is never more than
 * one {@code Set-Cookie} of ours (RFC 6265, section 4.1.1).
 */
public final class IdTelling {

    private static final String SET_COOKIE = "Set-Cookie";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final IdCookie cookie;
    private final boolean secure;
    private @Nullable SessionId told;
    private boolean isBeyondHeaders;

    public IdTelling(HttpServletRequest request, HttpServletResponse response, IdCookie cookie, boolean secure) {
        this.request = request;
        this.response = response;
        this.cookie = cookie;
        this.secure = secure;
    }

    /** Once a part of the response is on its way, no cookie can follow; nor from an include, on some servers. */
    boolean isTooLate() {
        return response.isCommitted()
                || (request.getDispatcherType() == DispatcherType.INCLUDE && !Caching.isForbiddenIn(response));
    }

    static IllegalStateException tooLate() {
        return new IllegalStateException("No session can be opened once a part of the response is on its way, nor first"
                + " inside an include, because the client could not be told its id: call getSession() before anything"
                + " is written or included");
    }

    public synchronized boolean hasTold() {
        return told != null;
    }

    /**
     * Tells it now.
     *
     * @throws IllegalStateException if the server ignores the header without a word, as some do inside an include
     *     (Servlet 6.0, section 9.3)
     */
    synchronized void tell(SessionId id) {
        write(id);
        if (!isBeyondHeaders && !response.getHeaders(SET_COOKIE).contains(cookie.header(id, secure))) {
            throw tooLate();
        }
        told = id;
    }

    /**
     * An exception goes to the server, which may throw away all headers, whatever its error page looks like then: WildFly
     * does. It keeps cookies beside them; on a server that does not, this one is a header like any other.
     */
    public synchronized void outliveHeaders() {
        SessionId id = told;
        if (id != null && !response.isCommitted()) {
            response.addCookie(cookie.form(secure).cookie(id));
            isBeyondHeaders = response.getHeaders(SET_COOKIE).stream()
                            .filter(header -> header.startsWith(cookie.nameFor(secure) + "="))
                            .count()
                    < 2;
            repeat();
        }
    }

    /** Who resets the response does not mean the id: without it the client would lose the session. */
    public synchronized void repeat() {
        if (told != null) {
            write(told);
        }
    }

    private void write(SessionId id) {
        Caching.forbid(response);
        if (isBeyondHeaders) {
            response.addCookie(cookie.form(secure).cookie(id));
        } else {
            writeHeader(id);
        }
    }

    private void writeHeader(SessionId id) {
        String ours = cookie.nameFor(secure) + "=";
        List<String> others = response.getHeaders(SET_COOKIE).stream()
                .filter(header -> !header.startsWith(ours))
                .toList();
        response.setHeader(SET_COOKIE, cookie.header(id, secure));
        others.forEach(header -> response.addHeader(SET_COOKIE, header));
    }
}
