package dev.seans.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** A request of {@code access=none}: it has an identity, but holds no session that could be read or written. */
final class IdentifiedRequest extends HttpServletRequestWrapper {

    private final RequestLog log;

    IdentifiedRequest(HttpServletRequest request, RequestLog log) {
        super(request);
        this.log = log;
    }

    @Override
    public AsyncContext startAsync() {
        return log.deferTo(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return log.deferTo(super.startAsync(request, response));
    }

    @Override
    public HttpSession getSession() {
        throw refused();
    }

    @Override
    @SuppressWarnings("NullAway") // the API's contract: null where there is none
    public @Nullable HttpSession getSession(boolean create) {
        if (create) {
            throw refused();
        }
        return null;
    }

    @Override
    public String changeSessionId() {
        throw refused();
    }

    @Override
    @SuppressWarnings("NullAway") // the API's contract; the id is a secret that no servlet needs
    public @Nullable String getRequestedSessionId() {
        return null;
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return SessionIdentity.of(getRequest()).isPresent();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("This URL is mapped with access=none, so it has no HttpSession:"
                + " use SessionIdentity.of(request), or map it with another access in web.xml");
    }
}
