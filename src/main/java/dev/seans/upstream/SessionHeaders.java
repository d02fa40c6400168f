package dev.seans.upstream;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a session into a request: its cookies behind those of the caller, its headers and parameters instead of the
 * caller's of the same name, and what it has to authorize with.
 */
public final class SessionHeaders {

    private static final String COOKIE = "Cookie";
    private static final String AUTHORIZATION = "Authorization";

    private SessionHeaders() {}

    /** The same request, with the session; a header Authorization of the caller's own stays if the session has none. */
    public static HttpRequest written(HttpRequest request, SessionContent session) {
        List<SecretHeader> headers = session.sentHeaders();
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                request,
                (name, value) ->
                        !name.equalsIgnoreCase(COOKIE) && headers.stream().noneMatch(own -> own.isNamed(name)));
        String cookies = cookies(request, session.cookies());
        if (!cookies.isEmpty()) {
            builder.setHeader(COOKIE, cookies);
        }
        headers.forEach(
                header -> builder.setHeader(header.name(), header.value().text()));
        if (headers.stream().noneMatch(own -> own.isNamed(AUTHORIZATION))) {
            authorize(builder, request.headers(), session);
        }
        if (!session.parameters().isEmpty()) {
            builder.uri(SessionQuery.written(request.uri(), session.parameters()));
        }
        if (request.timeout().isEmpty()) {
            builder.timeout(session.callTimeout());
        }
        return builder.build();
    }

    private static void authorize(HttpRequest.Builder builder, HttpHeaders own, SessionContent session) {
        if (own.firstValue(AUTHORIZATION).isEmpty()) {
            session.authorization().map(Secret::text).ifPresent(value -> builder.setHeader(AUTHORIZATION, value));
        }
    }

    private static String cookies(HttpRequest request, List<UpstreamCookie> session) {
        Stream<String> own = request.headers().allValues(COOKIE).stream();
        Stream<String> ofSession = session.stream()
                .filter(cookie -> cookie.obstacle(request.uri()).isEmpty())
                .map(cookie -> cookie.name() + "=" + cookie.value());
        return Stream.concat(own, ofSession).collect(Collectors.joining("; "));
    }
}
