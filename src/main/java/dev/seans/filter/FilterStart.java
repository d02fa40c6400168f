package dev.seans.filter;

import dev.seans.cookies.IdCookie;
import dev.seans.cookies.ServiceCookie;
import dev.seans.cookies.SessionCookie;
import dev.seans.cookies.SessionWords;
import dev.seans.database.Durability;
import dev.seans.database.Migrations;
import dev.seans.database.SchemaPart;
import dev.seans.httpsession.HttpSessions;
import dev.seans.httpsession.UnsupportedSessionFeatures;
import dev.seans.identity.TrustedProxies;
import dev.seans.session.SessionLeases;
import dev.seans.session.SessionUpkeep;
import dev.seans.session.Sessions;
import dev.seans.settings.ActiveSettings;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.RawSettings;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts what filters need, once for all of them and for the listener of the application, whichever of them comes first:
 *
 * <ol>
 *   <li>The settings are read and checked.
 *   <li>The policies of all filters are read and checked.
 *   <li>If some filter reuses sessions, the publication file is read, and what sessions are kept apart by.
 *   <li>The tables of sessions are migrated.
 *   <li>Sessions are looked after, as long as there is a filter. There is a warning if they end with the server.
 *   <li>If some filter gives sessions to servlets, there are warnings of what those sessions do not do.
 * </ol>
 */
@OnePerApplication
public class FilterStart {

    private final ActiveSettings activeSettings;
    private final FilterPolicies policies;

    /** Looked up one after the other, because each needs what was started before it. */
    private final Instance<Migrations> migrations;

    private final Instance<Durability> durability;
    private final Instance<SessionLeases> leases;
    private final Instance<Sessions> sessions;
    private final Instance<HttpSessions> views;
    private final Instance<RequestObservers> observers;
    private final Instance<SessionUpkeep> upkeep;
    private final Instance<UnsupportedSessionFeatures> unsupported;
    private final Instance<ReuseFilters> reuse;
    private final Instance<LoginBrake> brake;

    private @Nullable Settings started;
    private int filters;

    @Inject
    public FilterStart(
            ActiveSettings activeSettings,
            FilterPolicies policies,
            Instance<Migrations> migrations,
            Instance<Durability> durability,
            Instance<SessionLeases> leases,
            Instance<Sessions> sessions,
            Instance<HttpSessions> views,
            Instance<RequestObservers> observers,
            Instance<SessionUpkeep> upkeep,
            Instance<UnsupportedSessionFeatures> unsupported,
            Instance<ReuseFilters> reuse,
            Instance<LoginBrake> brake) {
        this.activeSettings = activeSettings;
        this.policies = policies;
        this.migrations = migrations;
        this.durability = durability;
        this.leases = leases;
        this.sessions = sessions;
        this.views = views;
        this.observers = observers;
        this.reuse = reuse;
        this.upkeep = upkeep;
        this.unsupported = unsupported;
        this.brake = brake;
    }

    /**
     * Starts what has not been started yet.
     *
     * @param threads of the server
     * @throws InvalidSettingsException if a setting or a policy has a mistake
     */
    public synchronized Settings start(ServletContext context, ThreadFactory threads) {
        Settings settings = started;
        if (settings == null) {
            settings = startAll(context, threads);
            started = settings;
        }
        return settings;
    }

    private Settings startAll(ServletContext context, ThreadFactory threads) {
        Map<String, String> contextParams = contextParams(context);
        Settings settings = activeSettings.start(contextParams);
        proxies(settings);
        Collection<FilterPolicy> found = policies.check(context, contextParams).values();
        if (found.stream().anyMatch(policy -> policy.reuse().isPresent())) {
            reuse.get().start(context, settings);
        }
        migrations.get().run(settings, SchemaPart.SESSIONS);
        if (!found.isEmpty()) {
            upkeep.get().start(threads);
            durability.get().announce();
        }
        if (found.stream().anyMatch(policy -> policy.access().readsData())) {
            unsupported.get().warn(context);
            new SessionHabits(settings, SessionWords.of(context)).announce();
        }
        return settings;
    }

    /** A filter is gone. After the last one there is nothing to look after. */
    synchronized void stop() {
        filters--;
        if (filters == 0) {
            upkeep.get().stop();
        }
    }

    /** Everything that the filter of this name does. */
    synchronized SessionGate gate(FilterConfig config, ThreadFactory threads) {
        ServletContext context = config.getServletContext();
        Settings settings = start(context, threads);
        filters++;
        PolicyReader reader = new PolicyReader(
                config.getFilterName(),
                parameters(config.getInitParameterNames(), config::getInitParameter),
                RawSettings.ofProcess(contextParams(context)));
        FilterPolicy policy = reader.read();
        Refusal refusal = policies.refusal(config.getFilterName(), policy);
        reader.announce();
        SessionHabits habits = new SessionHabits(settings, SessionWords.of(context));
        TakeSession taking = new TakeSession(policy, leases.get(), habits.idle());
        return policy.reuse().isPresent()
                ? gate(
                        taking,
                        new ServiceCookie(context.getContextPath()),
                        reuse.get().identifier(taking, proxies(settings)),
                        refusal,
                        settings)
                : sessionGate(taking, habits, context, refusal);
    }

    private SessionGate sessionGate(TakeSession taking, SessionHabits habits, ServletContext context, Refusal refusal) {
        Settings settings = habits.settings();
        boolean ofBrowsers = isOfBrowsers(taking.policy(), context);
        SessionCookie cookie = new SessionCookie(
                ofBrowsers ? habits.cookieName() : settings.text(Setting.COOKIE),
                context.getContextPath(),
                ofBrowsers,
                ofBrowsers ? habits.words() : SessionWords.NONE);
        Identifier identifier = new RequestIdentifier(cookie, taking, sessions.get(), proxies(settings), brake.get());
        return gate(taking, cookie, identifier, refusal, settings);
    }

    private SessionGate gate(
            TakeSession taking, IdCookie cookie, Identifier identifier, Refusal refusal, Settings settings) {
        return new SessionGate(
                taking,
                cookie,
                identifier,
                views.get(),
                refusal,
                RequestLog.level(settings),
                observers.get(),
                upkeep.get()::collectGarbage);
    }

    /** Whether some filter makes sessions of this kind for browsers: then their cookie is the one to look for. */
    private boolean isOfBrowsers(FilterPolicy policy, ServletContext context) {
        return policies.check(context, contextParams(context)).values().stream()
                .filter(other -> other.missing().makesSessions())
                .anyMatch(other -> other.scope().equals(policy.scope()));
    }

    static TrustedProxies proxies(Settings settings) {
        try {
            return TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES));
        } catch (IllegalArgumentException mistake) {
            throw new InvalidSettingsException(List.of(Setting.TRUSTED_PROXIES.key() + ": " + mistake.getMessage()));
        }
    }

    private static Map<String, String> contextParams(ServletContext context) {
        return parameters(context.getInitParameterNames(), context::getInitParameter);
    }

    private static Map<String, String> parameters(Enumeration<String> names, Function<String, String> value) {
        return Collections.list(names).stream().collect(Collectors.toMap(Function.identity(), value));
    }
}
