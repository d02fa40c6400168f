package dev.seans.filter;

import dev.seans.cookies.IdTelling;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * One request on its way through a filter, with everything that it dispatches to.
 *
 * @param session what it holds
 * @param telling how its client hears of an id
 * @param end what happens when it is over
 */
record RequestPassage(RequestSession session, IdTelling telling, RequestEnd end) {

    private static final String ATTRIBUTE = RequestPassage.class.getName();

    static Optional<RequestPassage> of(ServletRequest request) {
        return Optional.ofNullable((RequestPassage) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    boolean isOver() {
        return session.isOver();
    }

    /** Lets the request on to the rest of the application, which sees our sessions and no others. */
    void letThrough(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isWrapped(request)) {
            chain.doFilter(request, response);
        } else {
            SessionResponse ours = new SessionResponse(response, request, session, telling);
            chain.doFilter(new SessionRequest(request, ours, this), ours);
        }
    }

    /** Whether this request, or one that it wraps, has come through the filter already. */
    private boolean isWrapped(ServletRequest request) {
        if (request instanceof SessionRequest ours && ours.isOf(this)) {
            return true;
        }
        return request instanceof ServletRequestWrapper wrapper && isWrapped(wrapper.getRequest());
    }
}
