package dev.seans.filter;

import dev.seans.cookies.IdCookie;
import dev.seans.cookies.ServiceCookie;
import dev.seans.cookies.SessionCookie;
import dev.seans.cookies.SessionWords;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.GivenBeans;
import dev.seans.httpsession.HttpSessions;
import dev.seans.httpsession.SessionObservers;
import dev.seans.identity.IdSource;
import dev.seans.identity.TrustedProxies;
import dev.seans.publications.Publications;
import dev.seans.reuse.Combinations;
import dev.seans.reuse.GivenServices;
import dev.seans.services.Separators;
import dev.seans.services.ServiceFilters;
import dev.seans.services.ServiceRefusal;
import dev.seans.services.SessionParameters;
import dev.seans.session.Access;
import dev.seans.session.AddressBinding;
import dev.seans.session.GivenNode;
import dev.seans.session.Sessions;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filter before a servlet that a test writes, on a node of its own: sessions are in a real database. */
public final class GivenFilter {

    static final String SCOPE = "shop";

    private final Database database;
    private final List<FinishedRequest> finished = new ArrayList<>();
    private final SessionGate gate;
    private int cleanings;

    public GivenFilter(Database database, FilterPolicy policy, Map<String, String> given) {
        this.database = database;
        Settings settings = GivenSettings.with(given);
        TakeSession taking = new TakeSession(
                policy, new GivenNode(database, settings).leases(), settings.duration(Setting.SESSION_TIMEOUT));
        SessionCookie cookie = new SessionCookie(
                "seans", "/seans", policy.sources().equals(List.of(IdSource.COOKIE)), SessionWords.NONE);
        RequestIdentifier identifier = new RequestIdentifier(
                cookie,
                taking,
                sessions(),
                TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES)),
                new LoginBrake(settings));
        gate = gate(taking, cookie, identifier, new PlainRefusal(), settings);
    }

    /** Before services. */
    public GivenFilter(
            Database database,
            FilterPolicy policy,
            Settings settings,
            List<SessionParameters> parameters,
            List<Separators> separators) {
        this.database = database;
        GivenNode node = new GivenNode(database, settings);
        TakeSession taking = new TakeSession(policy, node.leases(), settings.duration(Setting.SESSION_TIMEOUT));
        Publications publications = new Publications();
        publications.start("/seans", Optional::empty, settings);
        Combinations combinations = new Combinations();
        combinations.start(settings, List.of());
        Identifier identifier = new ServiceFilters(
                        publications,
                        combinations,
                        new GivenServices(node).sessions(),
                        new LoginBrake(settings),
                        new GivenBeans<>(parameters),
                        new GivenBeans<>(separators))
                .identifier(taking, TrustedProxies.parse(List.of()));
        gate = gate(taking, new ServiceCookie("/seans"), identifier, new ServiceRefusal(settings), settings);
    }

    private SessionGate gate(
            TakeSession taking, IdCookie cookie, Identifier identifier, Refusal refusal, Settings settings) {
        return new SessionGate(
                taking,
                cookie,
                identifier,
                new HttpSessions(settings, SessionObservers.none()),
                refusal,
                RequestLog.level(settings),
                new RequestObservers(new GivenBeans<>(List.of(finished::add))),
                () -> cleanings++);
    }

    /** For browsers: ids are in cookies. */
    static FilterPolicy forBrowsers(Missing missing, Access access) {
        return policy(List.of(IdSource.COOKIE), missing, access, EntryPattern.NONE);
    }

    /** For everybody: ids are where the client likes. */
    static FilterPolicy refusing(Access access) {
        return policy(
                List.of(IdSource.URL, IdSource.COOKIE, IdSource.HEADER), Missing.REFUSE, access, EntryPattern.NONE);
    }

    static FilterPolicy policy(List<IdSource> sources, Missing missing, Access access, EntryPattern entry) {
        return new FilterPolicy(
                sources, missing, access, entry, "plain", SCOPE, AddressBinding.EXACT, Optional.empty(), "");
    }

    Sessions sessions() {
        return new Sessions(database, new DatabaseClock(database), new GivenBeans<>(List.of()));
    }

    /** The last request, as observers hear of it. */
    public FinishedRequest finished() {
        return finished.get(finished.size() - 1);
    }

    public List<FinishedRequest> allFinished() {
        return List.copyOf(finished);
    }

    int cleanings() {
        return cleanings;
    }

    public FakeResponse handle(FakeRequest request, Servlet servlet) throws IOException, ServletException {
        return handle(request, new FakeResponse(), servlet);
    }

    public FakeResponse handle(FakeRequest request, FakeResponse response, Servlet servlet)
            throws IOException, ServletException {
        pass(request.http(), response.http(), servlet);
        return response;
    }

    /** As the container would call the filter, with whatever request it has. */
    public void pass(HttpServletRequest request, HttpServletResponse response, Servlet servlet)
            throws IOException, ServletException {
        gate.pass(
                request,
                response,
                (wrapped, answer) -> servlet.handle((HttpServletRequest) wrapped, (HttpServletResponse) answer));
    }

    /** What is behind the filter. */
    @FunctionalInterface
    public interface Servlet {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }
}
