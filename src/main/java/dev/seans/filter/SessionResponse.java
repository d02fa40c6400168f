package dev.seans.filter;

import dev.seans.cookies.Caching;
import dev.seans.cookies.IdTelling;
import dev.seans.cookies.SessionUrls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response of a request whose session is ours: the container's ids never get into URLs, what tells an id stays out of
 * caches, and a reset does not lose the id.
 */
final class SessionResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final RequestSession session;
    private final IdTelling telling;

    SessionResponse(
            HttpServletResponse response, HttpServletRequest request, RequestSession session, IdTelling telling) {
        super(response);
        this.request = request;
        this.session = session;
        this.telling = telling;
    }

    @Override
    public String encodeURL(String url) {
        return session.idInUrls()
                .map(id -> new SessionUrls(request).withId(url, id))
                .orElse(url);
    }

    @Override
    public String encodeRedirectURL(String url) {
        return encodeURL(url);
    }

    @Override
    public void reset() {
        super.reset();
        telling.repeat();
    }

    @Override
    public void setHeader(String name, String value) {
        if (!wouldAllowCaching(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!wouldAllowCaching(name)) {
            super.addHeader(name, value);
        }
    }

    /** Whoever makes pages cacheable does not know that this one has just been given an id (RFC 9111, section 7.3). */
    private boolean wouldAllowCaching(String name) {
        return Caching.CACHE_CONTROL.equalsIgnoreCase(name) && telling.hasTold();
    }
}
