package dev.seans.login;

import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** A GET of the check path in a session; of its body little is read, and nothing kept. */
final class SessionRequest {

    /** A short body is read to its end, because then the connection can be used again. */
    private static final int MOST_BYTES = 64 * 1024;

    private final UpstreamExchange exchange;
    private final SessionContent session;
    private final HttpRequest.Builder request;

    SessionRequest(UpstreamAccess access, SessionContent session) {
        this.exchange = new UpstreamExchange(access);
        this.session = session;
        this.request = exchange.request(access.settings().checkPath());
    }

    SessionRequest with(String header, String value) {
        request.header(header, value);
        return this;
    }

    HttpResponse<Optional<byte[]>> send() throws FailedExchangeException, InterruptedException {
        return exchange.send(SessionHeaders.written(request.build(), session), LimitedBody.upTo(MOST_BYTES));
    }
}
