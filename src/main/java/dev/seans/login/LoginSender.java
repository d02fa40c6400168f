package dev.seans.login;

import dev.seans.settings.LoginSettings;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.TokenUse;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.LostRule;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionHeaders;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends the requests of one login, each with what there is of a session so far, and follows redirects. A request with all its
 * redirects has the time of one exchange.
 */
final class LoginSender {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_REDIRECTS = 5;

    private final UpstreamExchange exchange;
    private final UpstreamSettings settings;
    private final LoginSettings how;
    private final LoginValues values;
    private final Supplier<Instant> now;
    private Optional<Secret> token = Optional.empty();

    LoginSender(UpstreamAccess access, LoginValues values, Supplier<Instant> now) {
        this.exchange = new UpstreamExchange(access);
        this.settings = access.settings();
        this.how = settings.how();
        this.values = values;
        this.now = now;
    }

    /** To be completed. */
    HttpRequest.Builder request(String path) {
        return exchange.request(path);
    }

    /** Goes with the requests from now on, as with calls. */
    void token(Secret found) {
        token = Optional.of(found);
    }

    /** The answer, if it is one that this part of a login wants. */
    LoginAnswer send(LoginPart part, HttpRequest.Builder request) throws LoginFailedException, InterruptedException {
        long end = System.nanoTime() + exchange.limit().toNanos();
        LoginAnswer answer = send(part, request, end);
        for (int redirects = 1; new LoginJudgement(answer).isToBeFollowed(); redirects++) {
            if (redirects > MOST_REDIRECTS) {
                throw answer.unexpected(", one redirect more than the " + MOST_REDIRECTS + " that are followed");
            }
            URI target = new LoginRedirect(settings.baseUrl(), answer).target();
            answer = send(part, exchange.request(target), end);
        }
        new LoginJudgement(answer).requireAccepted();
        return answer;
    }

    private LoginAnswer send(LoginPart part, HttpRequest.Builder request, long end)
            throws LoginFailedException, InterruptedException {
        for (SecretHeader header : values.known(how.headers())) {
            request.setHeader(header.name(), header.value().text());
        }
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        try {
            HttpRequest written = SessionHeaders.written(request.build(), soFar());
            HttpResponse<Optional<byte[]>> response = exchange.send(written, body(part), left);
            LoginAnswer answer = new LoginAnswer(settings, part, response, now);
            answer.addCookiesTo(values.cookies());
            return answer;
        } catch (FailedExchangeException failed) {
            throw new LoginFailedException(failed.failure(), failed.text());
        }
    }

    /** Of a refusal nothing is read: were its body broken or slow, it would not be taken for one, and tried again. */
    private static BodyHandler<Optional<byte[]>> body(LoginPart part) {
        return answer -> LimitedBody.upTo(part.isRefusedWith(answer.statusCode()) ? 0 : MOST_BYTES)
                .apply(answer);
    }

    private SessionContent soFar() {
        TokenUse use = how.tokenUse();
        return new SessionContent(
                settings.baseUrl(),
                values.cookies().cookies(),
                use.inQuery() ? List.of() : token.map(use::header).stream().toList(),
                use.inQuery() ? token.map(use::parameter).stream().toList() : List.of(),
                List.of(),
                Optional.empty(),
                LostRule.parse(List.of()),
                false,
                settings.timeout());
    }
}
