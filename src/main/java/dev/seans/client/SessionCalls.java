package dev.seans.client;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls of an upstream, by the kind of its sessions: all share one, or each has one for itself. */
final class SessionCalls {

    private final CurrentSession current;
    private final SharedCalls shared;
    private final LeasedSlots slots;
    private final LostSessions lost;
    private final ClientThreads threads;

    SessionCalls(
            CurrentSession current, SharedCalls shared, LeasedSlots slots, LostSessions lost, ClientThreads threads) {
        this.current = current;
        this.shared = shared;
        this.slots = slots;
        this.lost = lost;
        this.threads = threads;
    }

    <T> CompletableFuture<HttpResponse<T>> call(UpstreamCall<T> call) {
        return current.get()
                .thenCompose(session ->
                        session.content().oneCallAtATime() ? leased(call, session) : shared.call(call, session));
    }

    private <T> CompletableFuture<HttpResponse<T>> leased(UpstreamCall<T> call, StoredSession any) {
        CallTime time =
                CallTime.from(call.request().timeout().orElse(any.content().callTimeout()));
        return new LeasedCall<>(call, slots, lost, threads, time).run();
    }
}
