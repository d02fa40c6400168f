package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.ConfidentialRequests;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.client.SessionClient;
import dev.seans.client.SessionClients;
import dev.seans.client.SharedSession;
import dev.seans.client.UpstreamSessionException;
import dev.seans.identity.ClientOrigin;
import dev.seans.identity.TrustedProxies;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Secret;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamName;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the session of an upstream, its cookies, headers and parameters, to programs that are not written in Java: only where nobody can read them on the way,
 * only to users with a role of its own, and each request leaves a line in the log. No secret stands in it.
 */
@OnePerApplication
public class CookieHandout implements ApiResource {

    private static final Logger LOG = System.getLogger(CookieHandout.class.getName());
    private static final Pattern PATH = Pattern.compile("/upstreams/([a-z0-9]{1,40})/cookies");

    private final Settings settings;
    private final Function<UpstreamName, SessionClient> clients;
    private final ConfidentialRequests confidential;
    private final ApiLogin login;

    @Inject
    public CookieHandout(Settings settings, SessionClients clients, ApiLogin login) {
        this(settings, name -> clients.of(name.text()), login);
    }

    CookieHandout(Settings settings, Function<UpstreamName, SessionClient> clients, ApiLogin login) {
        this.login = login;
        this.settings = settings;
        this.clients = clients;
        this.confidential = new ConfidentialRequests(TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES)));
    }

    @Override
    public boolean isAt(String path) {
        return PATH.matcher(path).matches();
    }

    /**
     * The cookies.
     *
     * @throws ApiException as {@link #give} says; 405 for what is no reading
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            login.require(ApiRole.CLIENT, request, response);
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        JsonAnswer.send(response, HttpServletResponse.SC_OK, give(path, request, response));
    }

    /**
     * The cookies of the upstream that the path names; if the query names a version that was lost, those of the next one.
     *
     * @throws ApiException 400 for a version that there never was, 401 and 403 for those who may not have them, 404 for an unknown upstream, 409 if its sessions
     *     cannot be shared, 503 with a reason if there is no session
     */
    JsonValue give(String path, HttpServletRequest request, HttpServletResponse response) {
        Matcher named = PATH.matcher(path);
        if (!named.matches()) {
            throw ApiException.nothingHere();
        }
        UpstreamName upstream = new UpstreamName(named.group(1));
        ClientOrigin origin = confidential.originOf(request);
        try {
            JsonValue cookies = give(upstream, origin, request, response);
            audit(upstream, origin, request, "given");
            return cookies;
        } catch (ApiException refused) {
            audit(upstream, origin, request, "refused with " + refused.status() + ": " + refused.text());
            throw refused;
        }
    }

    private JsonValue give(
            UpstreamName upstream, ClientOrigin origin, HttpServletRequest request, HttpServletResponse response) {
        if (!origin.secure()) {
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN,
                    "cookies are given over https only, or to a program on this machine that asks without a proxy; if a"
                            + " proxy speaks https for this server, it must be one of seans.trusted-proxies");
        }
        login.require(ApiRole.CLIENT, request, response);
        requireShared(upstream);
        Optional<Long> lost = ApiParameters.of(request).number("lost", Long.MAX_VALUE);
        try {
            SessionClient client = clients.apply(upstream);
            return CookieJson.of(upstream, lost.isPresent() ? client.sessionAfterLossOf(lost.get()) : client.session());
        } catch (IllegalArgumentException neverGiven) {
            throw ApiParameters.wrong(String.valueOf(neverGiven.getMessage()));
        } catch (UpstreamSessionException none) {
            throw ApiException.noSession(none);
        } catch (UnsupportedOperationException notShared) {
            throw oneCallAtATime();
        }
    }

    private void requireShared(UpstreamName upstream) {
        UpstreamSettings known = settings.upstreams().stream()
                .filter(one -> one.name().equals(upstream.text()))
                .findFirst()
                .orElseThrow(ApiException::unknownUpstream);
        if (known.isIbSession()) {
            throw oneCallAtATime();
        }
    }

    private static ApiException oneCallAtATime() {
        return new ApiException(
                HttpServletResponse.SC_CONFLICT,
                "a session of this upstream serves one call at a time, so each call must lease one: use SessionClient");
    }

    private static void audit(UpstreamName upstream, ClientOrigin origin, HttpServletRequest request, String outcome) {
        String user = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .orElse("-");
        LOG.log(
                Level.INFO,
                "Cookies of the upstream {0}, asked for by user={1} address={2}: {3}",
                upstream,
                user,
                origin.address(),
                outcome);
    }

    /** The session of an upstream for programs that call it: the one place where its secrets become JSON. */
    static final class CookieJson {

        private CookieJson() {}

        static JsonValue of(UpstreamName upstream, SharedSession session) {
            return JsonFields.object()
                    .add("upstream", upstream.text())
                    .add("baseUrl", session.baseUrl().toString().replaceFirst("/$", ""))
                    .add("version", session.version())
                    .add("expiresAt", JsonFields.value(session.expiresAt().orElse(null)))
                    .add("cookies", JsonFields.array(session.cookies(), CookieJson::of))
                    .add("headers", JsonFields.array(session.headers(), header -> pair(header.name(), header.value())))
                    .add("parameters", JsonFields.array(session.parameters(), one -> pair(one.name(), one.value())))
                    .build();
        }

        private static JsonValue pair(String name, Secret value) {
            return JsonFields.object()
                    .add("name", name)
                    .add("value", value.text())
                    .build();
        }

        private static JsonValue of(UpstreamCookie cookie) {
            return JsonFields.object()
                    .add("name", cookie.name())
                    .add("value", cookie.value())
                    .add("path", cookie.path())
                    .add("secure", cookie.secure())
                    .build();
        }
    }
}
