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

    private final ResponseInfo head;
    private final Optional<SSLSession> tls;
    private final HttpRequest request;
    private final T body;

    CallerResponse(ResponseInfo head, Optional<SSLSession> tls, HttpRequest request, T body) {
        this.head = head;
        this.tls = tls;
        this.request = request;
        this.body = body;
    }

    @Override
    public int statusCode() {
        return head.statusCode();
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
        return head.headers();
    }

    @Override
    public T body() {
        return body;
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return tls;
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public HttpClient.Version version() {
        return head.version();
    }

    @Override
    public String toString() {
        return "(" + request.method() + " " + uri() + ") " + statusCode();
    }
}
