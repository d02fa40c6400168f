package dev.seans.client;

import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionHeaders;
import dev.seans.upstream.UpstreamAddress;
import dev.seans.upstream.UpstreamName;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call of a caller, which may be sent more than once. */
final class UpstreamCall<T> {

    private static final int NOT_ACCEPTABLE = 406;

    private final UpstreamName upstream;
    private final HttpClient http;
    private final CallerRequest<T> caller;

    private volatile boolean cancelled;
    private volatile @Nullable CompletableFuture<?> exchange;

    UpstreamCall(UpstreamName upstream, HttpClient http, CallerRequest<T> caller) {
        this.upstream = upstream;
        this.http = http;
        this.caller = caller;
    }

    HttpRequest request() {
        return caller.request();
    }

    /**
     * Sends it with this session, once.
     *
     * @param watch looks on while an answer is received that is the caller's at once
     */
    CompletableFuture<Answer<T>> send(SessionContent session, BodyWatch watch) {
        if (cancelled) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        try {
            return sent(session, watch);
        } catch (IllegalArgumentException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletableFuture<Answer<T>> sent(SessionContent session, BodyWatch watch) {
        new UpstreamAddress(upstream, session.baseUrl()).check(request().uri());
        HttpRequest written = SessionHeaders.written(request(), session);
        EndOfBody<AnswerBody<T>> end = new EndOfBody<>();
        BodyHandler<AnswerBody<T>> handler = head -> isHeld(head, session)
                ? held(head)
                : isOfOneThread() ? end.of(received(head, watch)) : received(head, watch);
        PushPromiseHandler<T> pushes = caller.pushes();
        CompletableFuture<HttpResponse<AnswerBody<T>>> running =
                pushes == null ? http.sendAsync(written, handler) : http.sendAsync(written, handler, passedOn(pushes));
        exchange = running;
        if (cancelled) {
            running.cancel(true);
        }
        return isOfOneThread()
                ? end.orElse(running).thenApply(body -> new Answer<>(body, Optional.empty(), caller))
                : running.thenApply(response -> new Answer<>(response.body(), response.sslSession(), caller));
    }

    private boolean isOfOneThread() {
        return http.executor().isPresent();
    }

    private static boolean isHeld(ResponseInfo head, SessionContent session) {
        String type = head.headers().firstValue("Content-Type").orElse("");
        boolean busy = session.oneCallAtATime() && head.statusCode() == NOT_ACCEPTABLE;
        return busy || session.lost().matches(head.statusCode(), type);
    }

    private BodySubscriber<AnswerBody<T>> held(ResponseInfo head) {
        return BodySubscribers.mapping(
                BodySubscribers.ofPublisher(), bytes -> new AnswerBody.Held<>(new HeldBody(head, bytes)));
    }

    private BodySubscriber<AnswerBody<T>> received(ResponseInfo head, BodyWatch watch) {
        return BodySubscribers.mapping(
                watch.around(caller.handler().apply(head)), body -> new AnswerBody.Received<>(head, body));
    }

    private PushPromiseHandler<AnswerBody<T>> passedOn(PushPromiseHandler<T> pushes) {
        return (initiating, pushed, acceptor) -> pushes.applyPushPromise(
                request(),
                pushed,
                handler -> acceptor.apply(head -> BodySubscribers.mapping(
                                handler.apply(head), body -> new AnswerBody.Received<>(head, body)))
                        .thenCompose(response -> new Answer<>(
                                        response.body(),
                                        response.sslSession(),
                                        new CallerRequest<>(pushed, handler, null))
                                .give()));
    }

    /** Nobody waits for it any more. */
    void cancel() {
        cancelled = true;
        CompletableFuture<?> running = exchange;
        if (running != null) {
            running.cancel(true);
        }
    }

    /** What a caller has handed over. */
    record CallerRequest<T>(
            HttpRequest request,
            BodyHandler<T> handler,
            @Nullable PushPromiseHandler<T> pushes) {}
}
