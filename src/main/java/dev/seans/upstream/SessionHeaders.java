package dev.seans.upstream;

import dev.seans.settings.Secret;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a session into a request: its cookies behind those of the caller, and what it has to authorize with. */
public final class SessionHeaders {

    private static final String COOKIE = "Cookie";
    private static final String AUTHORIZATION = "Authorization";

    private SessionHeaders() {}

    /** The same request, with the session; a header Authorization of the caller's own stays. */
    public static HttpRequest written(HttpRequest request, SessionContent session) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(COOKIE));
        String cookies = cookies(request, session.cookies());
        if (!cookies.isEmpty()) {
            builder.setHeader(COOKIE, cookies);
        }
        HttpHeaders own = request.headers();
        if (own.firstValue(AUTHORIZATION).isEmpty()) {
            session.authorization().map(Secret::text).ifPresent(value -> builder.setHeader(AUTHORIZATION, value));
        }
        if (request.timeout().isEmpty()) {
            builder.timeout(session.callTimeout());
        }
        return builder.build();
    }

    private static String cookies(HttpRequest request, List<UpstreamCookie> session) {
        Stream<String> own = request.headers().allValues(COOKIE).stream();
        Stream<String> ofSession = session.stream()
                .filter(cookie -> cookie.obstacle(request.uri()).isEmpty())
                .map(cookie -> cookie.name() + "=" + cookie.value());
        return Stream.concat(own, ofSession).collect(Collectors.joining("; "));
    }
}
