package dev.seans.login;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request to an upstream, and its answer. It ends in time, also if the body trickles. */
final class UpstreamExchange {

    private final UpstreamAccess access;

    UpstreamExchange(UpstreamAccess access) {
        this.access = access;
    }

    /** A request for this path below the base URL; the headers of its answer must come within the setting timeout. */
    HttpRequest.Builder request(String path) {
        return request(URI.create(access.settings().baseUrl() + path));
    }

    /** A request for this address. */
    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(URI.create(uri.toASCIIString()))
                .timeout(access.settings().timeout());
    }

    /** How long an exchange may take. */
    Duration limit() {
        return access.settings().connectTimeout().plus(access.settings().timeout());
    }

    /**
     * Sends it once, and waits for the whole answer.
     *
     * @throws FailedExchangeException if there was none, none in time, or nonsense
     * @throws InterruptedException if the thread shall stop; the exchange is broken off
     */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> bodies)
            throws FailedExchangeException, InterruptedException {
        return send(request, bodies, limit());
    }

    /**
     * The same, within what is left of the time of a step that began before.
     *
     * @param left at most {@link #limit}
     */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> bodies, Duration left)
            throws FailedExchangeException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = access.http().sendAsync(request, bodies);
        try {
            return answer.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new FailedExchangeException(
                    Failure.TIMED_OUT,
                    "the answer to " + RequestText.of(request) + " had no end after " + limit().toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw new ExchangeFailures(access, request).of(failed);
        } finally {
            answer.cancel(true);
        }
    }
}
