package dev.seans.keeper;

import dev.seans.settings.UpstreamSetting;
import dev.seans.upstream.UpstreamCookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The least that logs in at a {@link TestUpstream}, over HTTP. */
final class PlainLogin implements UpstreamLogin {

    @Override
    public GrantedSession login(UpstreamAccess access, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        HttpRequest.Builder request = request(access, access.settings().text(UpstreamSetting.LOGIN_PATH))
                .header("Authorization", basic(credentials));
        if (access.settings().text(UpstreamSetting.LOGIN).equals(SessionRules.IBSESSION)) {
            request.header("IBSession", "start").GET();
        } else {
            request.POST(HttpRequest.BodyPublishers.noBody());
        }
        HttpResponse<Void> answer = send(access, request);
        if (answer.statusCode() == 401) {
            throw new LoginFailedException(Failure.REFUSED, "it answered 401");
        }
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        if (answer.statusCode() >= 300 || cookies.isEmpty()) {
            throw new LoginFailedException(Failure.UNEXPECTED_ANSWER, "it answered " + answer.statusCode());
        }
        return granted(cookies.get(0));
    }

    private static GrantedSession granted(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        Optional<Duration> lifetime = Stream.of(cookie.split("; ", -1))
                .filter(part -> part.startsWith("Max-Age="))
                .map(part -> Duration.ofSeconds(Long.parseLong(part.substring("Max-Age=".length()))))
                .findFirst();
        return new GrantedSession(List.of(new UpstreamCookie(pair[0], pair[1], "/", false)), lifetime);
    }

    @Override
    public void finish(UpstreamAccess access, Credentials credentials, GrantedSession session) {
        if (!access.settings().text(UpstreamSetting.LOGIN).equals(SessionRules.IBSESSION)) {
            return;
        }
        UpstreamCookie cookie = session.cookies().get(0);
        try {
            send(
                    access,
                    request(access, access.settings().text(UpstreamSetting.CHECK_PATH))
                            .header("Authorization", basic(credentials))
                            .header("Cookie", cookie.name() + "=" + cookie.value())
                            .header("IBSession", "finish"));
        } catch (LoginFailedException | InterruptedException away) {
            throw new IllegalStateException(away);
        }
    }

    static HttpRequest.Builder request(UpstreamAccess access, String path) {
        return HttpRequest.newBuilder(URI.create(access.settings().baseUrl() + path))
                .timeout(access.settings().duration(UpstreamSetting.TIMEOUT));
    }

    static String basic(Credentials credentials) {
        String pair = credentials.user() + ":" + credentials.password().text();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<Void> send(UpstreamAccess access, HttpRequest.Builder request)
            throws LoginFailedException, InterruptedException {
        try {
            return access.http().send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException away) {
            throw new LoginFailedException(Failure.UNREACHABLE, "it does not answer");
        }
    }
}
