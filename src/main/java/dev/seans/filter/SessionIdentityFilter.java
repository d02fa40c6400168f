package dev.seans.filter;

import dev.seans.session.Sessions;
import dev.seans.settings.ActiveSettings;
import dev.seans.settings.RawSettings;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives every request its session, or refuses it. Map it in web.xml as often as you have kinds of URL, each time with
 * its own init-params; {@link FilterParameter} lists them.
 *
 * <p>The body of a request is never touched, no session is ever created silently, and a refusal never sets a cookie.
 */
public class SessionIdentityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ActiveSettings activeSettings;

    @Inject
    private transient Instance<Sessions> sessions;

    @Inject
    private transient FilterPolicies policies;

    @Inject
    private transient Instance<RequestObservers> requestObservers;

    private transient RequestIdentifier identifier;
    private transient Refusal refusal;
    private transient FilterPolicy policy;
    private transient RequestObservers observers;

    /** The container makes it; {@link #init(FilterConfig)} completes it. */
    @SuppressWarnings("NullAway.Init")
    public SessionIdentityFilter() {}

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        Map<String, String> contextParams = parameters(
                config.getServletContext().getInitParameterNames(), config.getServletContext()::getInitParameter);
        Settings settings = activeSettings.start(contextParams);
        PolicyReader reader = new PolicyReader(
                config.getFilterName(),
                parameters(config.getInitParameterNames(), config::getInitParameter),
                RawSettings.ofProcess(contextParams));
        policy = reader.read();
        refusal = policies.refusal(config.getFilterName(), policy);
        reader.announce();
        observers = requestObservers.get();
        identifier = new RequestIdentifier(policy, settings.text(Setting.COOKIE), sessions.get());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestLog log = new RequestLog(request, response, observers);
        try {
            hideFromCachesAndReferrers(response);
            Verdict verdict = identifier.identify(request);
            if (verdict instanceof Verdict.Refused refused) {
                log.noteRefusal(refused);
                refusal.answer(
                        request, response, refused.reason(), policy.entry().matches(request));
                return;
            }
            attach(verdict, request, log);
            chain.doFilter(new IdentifiedRequest(request, log), response);
        } finally {
            log.finish();
        }
    }

    private static void attach(Verdict verdict, HttpServletRequest request, RequestLog log) {
        if (verdict instanceof Verdict.Entry opening) {
            opening.entry().attachTo(request);
        }
        if (verdict instanceof Verdict.Identified identified) {
            identified.identity().attachTo(request);
            log.noteIdentity(identified.identity());
        }
    }

    /** The URL may hold the id, and a response to checkauth does. */
    private static void hideFromCachesAndReferrers(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static Map<String, String> parameters(Enumeration<String> names, Function<String, String> value) {
        Map<String, String> parameters = new HashMap<>();
        Collections.list(names).forEach(name -> parameters.put(name, value.apply(name)));
        return parameters;
    }
}
