package dev.seans.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** An answer as its caller sees it: to the request that the caller has made, in which no session stands. */
final class CallerResponse<T> implements HttpResponse<T> {

    private final HttpResponse<?> received;
    private final HttpRequest request;
    private final T body;

    CallerResponse(HttpResponse<?> received, HttpRequest request, T body) {
        this.received = received;
        this.request = request;
        this.body = body;
    }

    @Override
    public int statusCode() {
        return received.statusCode();
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return received.headers();
    }

    @Override
    public T body() {
        return body;
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return received.sslSession();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public HttpClient.Version version() {
        return received.version();
    }

    @Override
    public String toString() {
        return "(" + request.method() + " " + uri() + ") " + statusCode();
    }
}
