package dev.seans.client;

import dev.seans.upstream.UpstreamName;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** An HTTP client whose calls carry the session of an upstream; how it reaches the upstream is another one's business. */
final class SessionHttpClient extends HttpClient {

    private final UpstreamName name;
    private final HttpClient http;
    private final SessionCalls calls;

    SessionHttpClient(UpstreamName name, HttpClient http, SessionCalls calls) {
        this.name = name;
        this.http = http;
        this.calls = calls;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        UpstreamCall<T> call = new UpstreamCall<>(name, http, new UpstreamCall.CallerRequest<>(request, handler, null));
        try {
            return calls.call(call).get();
        } catch (InterruptedException interrupted) {
            call.cancel();
            throw interrupted;
        } catch (ExecutionException failed) {
            throw Failures.thrownToCaller(failed);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    /** What the caller attaches runs on threads that are not ours, unless the client was made for one that never blocks. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        UpstreamCall<T> call =
                new UpstreamCall<>(name, http, new UpstreamCall.CallerRequest<>(request, handler, pushes));
        CancellableCall<HttpResponse<T>> result = new CancellableCall<>(call::cancel);
        Executor others = http.executor().orElseGet(result::defaultExecutor);
        var unused = calls.call(call).whenCompleteAsync(result::end, others);
        return result;
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        throw new UnsupportedOperationException(
                name + ": a web socket would not carry the session: open it with a client of your own, and cookies()");
    }

    @Override
    public String toString() {
        return "HTTP client with the session of " + name;
    }

    /** What a caller gets who does not wait: to cancel it breaks the call off. */
    static final class CancellableCall<T> extends CompletableFuture<T> {

        private final Runnable breakOff;

        CancellableCall(Runnable breakOff) {
            this.breakOff = breakOff;
        }

        void end(T result, @Nullable Throwable failed) {
            if (failed == null) {
                complete(result);
            } else {
                completeExceptionally(Failures.unwrapped(failed));
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (isCompletedExceptionally()) {
                breakOff.run(); // not of a call that has its answer: its connection may serve the next one by now
            }
            return cancelled;
        }
    }
}
