package dev.seans.client;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;

/** An answer of an upstream: received by the caller's handler, or held because it looks as if the session were lost. */
final class Answer<T> {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_ACCEPTABLE = 406;
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private final AnswerBody<T> body;
    private final Optional<SSLSession> tls;
    private final UpstreamCall.CallerRequest<T> request;
    private final AtomicBoolean settled = new AtomicBoolean();

    /** @param tls by which it has come, where anybody can know */
    Answer(AnswerBody<T> body, Optional<SSLSession> tls, UpstreamCall.CallerRequest<T> request) {
        this.body = body;
        this.tls = tls;
        this.request = request;
    }

    /** What has come before its body. */
    ResponseInfo head() {
        return body.head();
    }

    /** Whether the session has a call already: sessions that serve one at a time say so by this. */
    boolean isBusy() {
        return !isReceived() && body.head().statusCode() == NOT_ACCEPTABLE;
    }

    /** Whether the call was surely not done, or may be done twice by what its method means (RFC 9110, section 9.2.2). */
    boolean isHarmlessToRepeat() {
        return body.head().statusCode() == UNAUTHORIZED
                || IDEMPOTENT.contains(request.request().method());
    }

    /** Whether it is the caller's already. */
    boolean isReceived() {
        return body instanceof AnswerBody.Received;
    }

    /** Gives it to the caller, as the upstream has sent it. */
    CompletableFuture<HttpResponse<T>> give() {
        settled.set(true);
        return body.forCaller(request.handler())
                .thenApply(received ->
                        (HttpResponse<T>) new CallerResponse<>(body.head(), tls, request.request(), received))
                .toCompletableFuture();
    }

    /** Nobody wants it: its connection is freed. Does nothing to one that was given. */
    void drop() {
        if (settled.compareAndSet(false, true)) {
            body.drop();
        }
    }
}
