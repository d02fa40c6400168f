package dev.seans.upstream;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls of an upstream, by the kind of its sessions. */
final class SessionCalls {

    private final CurrentSession current;
    private final SharedCalls shared;
    private final LeasedCalls leased;

    SessionCalls(CurrentSession current, SharedCalls shared, LeasedCalls leased) {
        this.current = current;
        this.shared = shared;
        this.leased = leased;
    }

    <T> CompletableFuture<HttpResponse<T>> call(UpstreamCall<T> call) {
        return current.get()
                .thenCompose(session ->
                        session.content().oneCallAtATime() ? leased.call(call, session) : shared.call(call, session));
    }
}
