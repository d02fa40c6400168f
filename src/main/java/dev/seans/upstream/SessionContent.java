package dev.seans.upstream;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is stored of a session, encrypted: all that a client must know. The address is in it, too, or who can write to the
 * table could have the cookies sent elsewhere.
 *
 * @param baseUrl of the upstream
 * @param headers that make the session, such as a token
 * @param parameters of the query that make the session
 * @param callHeaders further headers of each call, which the settings name
 * @param authorization value of the header Authorization that goes with each call, if one does
 * @param lost by what a client finds out that the session is lost
 * @param oneCallAtATime whether 406 means that the session is busy, so each call must lease one
 * @param callTimeout of a call that has set no time-out of its own
 */
public record SessionContent(
        URI baseUrl,
        List<UpstreamCookie> cookies,
        List<SecretHeader> headers,
        List<SecretParameter> parameters,
        List<SecretHeader> callHeaders,
        Optional<Secret> authorization,
        LostRule lost,
        boolean oneCallAtATime,
        Duration callTimeout) {

    public SessionContent {
        cookies = List.copyOf(cookies);
        headers = List.copyOf(headers);
        parameters = List.copyOf(parameters);
        callHeaders = List.copyOf(callHeaders);
    }

    /** A session of cookies alone. */
    public SessionContent(
            URI baseUrl,
            List<UpstreamCookie> cookies,
            Optional<Secret> authorization,
            LostRule lost,
            boolean oneCallAtATime,
            Duration callTimeout) {
        this(baseUrl, cookies, List.of(), List.of(), List.of(), authorization, lost, oneCallAtATime, callTimeout);
    }

    /** The same with other cookies. */
    public SessionContent withCookies(List<UpstreamCookie> others) {
        return new SessionContent(
                baseUrl, others, headers, parameters, callHeaders, authorization, lost, oneCallAtATime, callTimeout);
    }

    /** The same session, called in another way. */
    public SessionContent called(List<SecretHeader> otherHeaders, LostRule otherLost, Duration otherTimeout) {
        return new SessionContent(
                baseUrl,
                cookies,
                headers,
                parameters,
                otherHeaders,
                authorization,
                otherLost,
                oneCallAtATime,
                otherTimeout);
    }

    /** All headers that go with each call, beside cookies and {@link #authorization}; those of the session go before the others. */
    public List<SecretHeader> sentHeaders() {
        Stream<SecretHeader> others =
                callHeaders.stream().filter(other -> headers.stream().noneMatch(own -> own.isNamed(other.name())));
        return Stream.concat(headers.stream(), others).toList();
    }
}
