package dev.seans.upstream;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls with sessions that serve one at a time. */
final class LeasedCalls {

    private final LeasedSlots slots;
    private final LostSessions lost;
    private final ClientThreads threads;

    LeasedCalls(LeasedSlots slots, LostSessions lost, ClientThreads threads) {
        this.slots = slots;
        this.lost = lost;
        this.threads = threads;
    }

    <T> CompletableFuture<HttpResponse<T>> call(UpstreamCall<T> call, StoredSession any) {
        CallTime time =
                CallTime.from(call.request().timeout().orElse(any.content().callTimeout()));
        return new LeasedCall<>(call, slots, lost, threads, time).run();
    }
}
