package dev.seans.login;

import dev.seans.settings.UpstreamSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends user and password, as the settings say, once. */
final class LoginRequest {

    private static final int MOST_BYTES = 1_000_000;

    private final UpstreamExchange exchange;
    private final UpstreamSettings settings;
    private final Supplier<Instant> now;
    private final HttpRequest.Builder request;

    LoginRequest(UpstreamAccess access, Credentials credentials, Supplier<Instant> now) {
        this.exchange = new UpstreamExchange(access);
        this.settings = access.settings();
        this.now = now;
        this.request = exchange.request(settings.loginPath())
                .method(settings.loginMethod(), BodyPublishers.noBody())
                .header("Authorization", BasicAuthorization.of(credentials).text());
    }

    LoginRequest with(String header, String value) {
        request.header(header, value);
        return this;
    }

    /** The answer, if it accepts the login. */
    LoginAnswer send() throws LoginFailedException, InterruptedException {
        try {
            HttpResponse<Optional<byte[]>> response = exchange.send(request.build(), body());
            LoginAnswer answer = new LoginAnswer(settings, response, now);
            answer.requireAccepted();
            return answer;
        } catch (FailedExchangeException failed) {
            throw new LoginFailedException(failed.failure(), failed.text());
        }
    }

    /** Of a refusal nothing is read: were its body broken or slow, it would not be taken for one, and tried again. */
    private static BodyHandler<Optional<byte[]>> body() {
        return answer -> LimitedBody.upTo(LoginAnswer.isRefusal(answer.statusCode()) ? 0 : MOST_BYTES)
                .apply(answer);
    }
}
