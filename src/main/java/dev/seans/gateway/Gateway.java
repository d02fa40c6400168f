package dev.seans.gateway;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiRole;
import dev.seans.api.ApiWriteGuard;
import dev.seans.api.ConfidentialRequests;
import dev.seans.client.SessionClients;
import dev.seans.identity.ClientOrigin;
import dev.seans.identity.TrustedProxies;
import dev.seans.jobs.RepeatedWork;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Lets programs call upstreams with the sessions that are kept for them:
 *
 * <ol>
 *   <li>Nobody can read the call on its way: it comes over https, or from this machine.
 *   <li>The caller has the role {@code seans-client}, and no page of another site has made the call.
 *   <li>The upstream is one that programs may call, and the rules of its settings allow this method and path.
 *   <li>The call stays below the base URL, and is not one that comes back from there.
 *   <li>The caller has a place left.
 *   <li>The call goes on by itself; the thread is free.
 * </ol>
 */
@OnePerApplication
public class Gateway {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOP_DETECTED = 508;

    private final Map<String, GatewayUpstream> upstreams = new LinkedHashMap<>();
    private final Set<GatewayCall> calls = ConcurrentHashMap.newKeySet();
    private final RepeatedWork watch =
            new RepeatedWork("Calls by the gateway are under way while this node stops; they break");
    private final AnswerWriters writers = new AnswerWriters();
    private final ConfidentialRequests confidential;
    private final ApiLogin login;

    @Inject
    public Gateway(Settings settings, SessionClients clients, ApiLogin login) {
        this.login = login;
        this.confidential = new ConfidentialRequests(TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES)));
        for (UpstreamSettings upstream : settings.upstreams()) {
            if (upstream.flag(UpstreamSetting.GATEWAY)) {
                upstreams.put(
                        upstream.name(), new GatewayUpstream(upstream, clients.ofOneThread(upstream.name()), writers));
            }
        }
    }

    /** Begins to look after calls that do not move. */
    public void start(ThreadFactory threads) {
        if (!upstreams.isEmpty()) {
            writers.start(threads);
            watch.start(threads, Map.of(this::endStuck, LOOK));
        }
    }

    /** Ends all calls. */
    public void stop() {
        watch.stop(() -> calls.forEach(call -> call.breakOff(GatewayFailure.ofStop())));
        writers.stop();
    }

    private void endStuck() {
        long now = System.nanoTime();
        calls.forEach(call -> call.endIfStuck(now));
    }

    /** What has become of calls, by the name of the upstream. */
    public Map<String, GatewayTally> tallies() {
        Map<String, GatewayTally> tallies = new LinkedHashMap<>();
        upstreams.forEach((name, upstream) -> tallies.put(name, upstream.tally()));
        return tallies;
    }

    /** Calls that are under way, by the name of the upstream. */
    public Map<String, Integer> running() {
        Map<String, Integer> running = new LinkedHashMap<>();
        upstreams.forEach(
                (name, upstream) -> running.put(name, upstream.places().taken()));
        return running;
    }

    /**
     * Begins a call, which answers the request whenever that may be.
     *
     * @throws ApiException if it is not one that goes to an upstream
     */
    void call(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ClientOrigin origin = confidential.originOf(request);
        if (!origin.secure()) { // 1
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN,
                    "the gateway answers over https only, or a program on this machine that calls without a proxy; if a proxy"
                            + " speaks https for this server, it must be one of seans.trusted-proxies");
        }
        login.require(ApiRole.CLIENT, request, response); // 2
        ApiWriteGuard.requireOwnOrigin(request);
        requireOwnPage(request);
        GatewayAddress address = GatewayAddress.of(request);
        GatewayUpstream upstream = upstreams.get(address.upstream());
        if (upstream == null) {
            throw GatewayAddress.unknown();
        }
        try {
            call(upstream, address, origin, request, response);
        } catch (ApiException refused) {
            upstream.tally().refused();
            throw refused;
        }
    }

    private void call(
            GatewayUpstream upstream,
            GatewayAddress address,
            ClientOrigin origin,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        upstream.rules().require(request, response, address); // 3
        URI target = target(upstream, address); // 4
        RequestHead head = new RequestHead(request, address);
        if (head.isLoop()) {
            throw new ApiException(
                    LOOP_DETECTED,
                    "the call has come back again and again: the base URL of the upstream leads to this gateway");
        }
        HttpRequest.Builder builder = builder(head, target);
        if (upstream.isToldCallers()) {
            head.addForwarded(builder, origin);
        }
        Runnable leave = upstream.places().take(request.getUserPrincipal().getName(), response); // 5
        GatewayCall call;
        try {
            call = new GatewayCall(
                    upstream,
                    request,
                    response,
                    builder,
                    target,
                    upstream.location(address),
                    over -> over(over, leave));
        } catch (RuntimeException notAsynchronous) {
            leave.run();
            throw notAsynchronous;
        }
        calls.add(call);
        call.start(request); // 6
    }

    private static HttpRequest.Builder builder(RequestHead head, URI target) {
        try {
            return head.builder(target);
        } catch (IllegalArgumentException noHeader) {
            throw ApiParameters.wrong("a header has a name or a value that RFC 9110 does not allow");
        }
    }

    private void over(GatewayCall call, Runnable leave) {
        if (calls.remove(call)) {
            leave.run();
        }
    }

    /** A picture or a link of another site's page has no Origin, but modern browsers tell of it: Fetch Metadata, section 2.4. */
    private static void requireOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN,
                    "the request comes from a page of another site, by its Sec-Fetch-Site");
        }
    }

    private static URI target(GatewayUpstream upstream, GatewayAddress address) {
        try {
            return upstream.target(address);
        } catch (IllegalArgumentException leadsOut) {
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN,
                    "the path leads out of the upstream's base URL, or a server on the way could take it for one that does");
        }
    }
}
