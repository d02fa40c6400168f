package dev.seans.filter;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives every request its session, or refuses it. Map it in web.xml as often as you have kinds of URL, each time with
 * its own init-params; {@link FilterParameter} lists them. If several match a request, the first in web.xml decides.
 *
 * <p>It needs {@code <async-supported>true</async-supported>} where servlets are asynchronous, and the dispatcher ERROR
 * beside REQUEST where error pages use the session. The body of a request is never touched.
 */
public class SessionIdentityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient FilterStart start;

    @Resource
    private transient ManagedThreadFactory threads;

    private transient SessionGate gate;

    /** The container makes it; {@link #init(FilterConfig)} completes it. */
    @SuppressWarnings("NullAway.Init")
    public SessionIdentityFilter() {}

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        gate = start.gate(config, threads);
    }

    @Override
    public void destroy() {
        start.stop();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        gate.pass(request, response, chain);
    }
}
