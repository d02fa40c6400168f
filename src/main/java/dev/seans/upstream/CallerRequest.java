package dev.seans.upstream;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import org.jspecify.annotations.Nullable;

/** What a caller has handed over. */
record CallerRequest<T>(
        HttpRequest request,
        BodyHandler<T> handler,
        @Nullable PushPromiseHandler<T> pushes) {}
