package dev.seans.login;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamCookie;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries a session at the check path: a new one before it is stored, a stored one now and then. */
@OnePerApplication
public class SessionCheck {

    private static final int BUSY = 406;

    private final DatabaseClock clock;

    @Inject
    public SessionCheck(DatabaseClock clock) {
        this.clock = clock;
    }

    /** Sends one request; throws only if the server stops. */
    public CheckOutcome of(UpstreamAccess access, SessionContent session) throws InterruptedException {
        try {
            return judge(new SessionRequest(access, session).send(), session);
        } catch (FailedExchangeException failed) {
            return new CheckOutcome.Unknown(failed.failure(), failed.text());
        }
    }

    private CheckOutcome judge(HttpResponse<?> answer, SessionContent session) {
        int status = answer.statusCode();
        String said = RequestText.of(answer.request()) + " was answered " + status;
        if (session.oneCallAtATime() && status == BUSY) {
            return new CheckOutcome.Busy();
        }
        if (session.lost()
                .matches(status, answer.headers().firstValue("Content-Type").orElse(""))) {
            return new CheckOutcome.Lost(status < 300 ? said + " with a page" : said);
        }
        if (status < 200 || status >= 300) {
            return new CheckOutcome.Unknown(failure(status), said);
        }
        return alive(answer, session);
    }

    private static Failure failure(int status) {
        return status == 429 || status == 503 ? Failure.BUSY : Failure.UNEXPECTED_ANSWER;
    }

    /** Only those that the session has already, with another value. */
    private CheckOutcome alive(HttpResponse<?> answer, SessionContent session) {
        Set<String> names = session.cookies().stream().map(UpstreamCookie::name).collect(Collectors.toSet());
        AnswerTime answered = AnswerTime.of(answer.headers(), clock::now);
        ReceivedCookies received =
                ReceivedCookies.of(answer.request().uri(), answer.headers(), answered, names::contains);
        List<UpstreamCookie> renewed = received.cookies().stream()
                .filter(cookie -> !session.cookies().contains(cookie))
                .toList();
        return new CheckOutcome.Alive(renewed, renewed.isEmpty() ? Optional.empty() : received.lifetime());
    }
}
