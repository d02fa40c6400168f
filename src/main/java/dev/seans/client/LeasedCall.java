package dev.seans.client;

import dev.seans.client.UpstreamSessionException.Reason;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A call with a session that serves one at a time:
 *
 * <ol>
 *   <li>Takes a session and sends the call with it. It is given back when the answer was received to its end.
 *   <li>406: somebody else has a call with it, so that this one was not served. Tries another session, after a pause that
 *       grows, until the time is over.
 *   <li>The answer looks as if the session were lost: gives it back, has it marked, and waits for what the keeper finds.
 *       If it lives, the answer is the application's own, and the caller's: a call that was served is never sent again,
 *       nor one that may have been, because the session was refreshed meanwhile.
 *   <li>It was lost indeed: repeats the call with any session, as a new call. When there have been more losses than there
 *       are sessions, it says so.
 * </ol>
 */
final class LeasedCall<T> {

    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final UpstreamCall<T> call;
    private final LeasedSlots slots;
    private final LostSessions lost;
    private final ClientThreads threads;

    private final AtomicLong pauseMillis = new AtomicLong(SHORTEST_PAUSE_MILLIS);
    private final AtomicInteger losses = new AtomicInteger();
    private volatile CallTime time;
    private volatile int avoided;

    LeasedCall(UpstreamCall<T> call, LeasedSlots slots, LostSessions lost, ClientThreads threads, CallTime time) {
        this.call = call;
        this.slots = slots;
        this.lost = lost;
        this.threads = threads;
        this.time = time;
    }

    CompletableFuture<HttpResponse<T>> run() {
        return slots.take(avoided, time)
                .thenCompose(slot -> call.send(slot.content(), slot) // 1
                        .whenComplete((answer, failed) -> giveBackIfFailed(slot, failed))
                        .thenCompose(answer -> of(slot, answer)));
    }

    private static void giveBackIfFailed(HeldSlot slot, @Nullable Throwable failed) {
        if (failed != null) {
            var unused = slot.giveBackUnused();
        }
    }

    private CompletableFuture<HttpResponse<T>> of(HeldSlot slot, Answer<T> answer) {
        if (answer.isReceived()) {
            return answer.give();
        }
        return (answer.isBusy() ? afterBusy(slot, answer) : afterLoss(slot, answer))
                .whenComplete((given, failed) -> answer.drop());
    }

    private CompletableFuture<HttpResponse<T>> afterBusy(HeldSlot slot, Answer<T> answer) { // 2
        answer.drop();
        avoided = slot.place().slot();
        return slot.giveBackUnused()
                .thenCompose(free -> time.isOver()
                        ? CompletableFuture.failedFuture(slots.allBusy(time))
                        : threads.pause(nextPause()).thenCompose(over -> run()));
    }

    private Duration nextPause() {
        Duration pause =
                Duration.ofMillis(pauseMillis.getAndUpdate(millis -> Math.min(LONGEST_PAUSE_MILLIS, 2 * millis)));
        return pause.compareTo(time.left()) < 0 ? pause : time.left();
    }

    private CompletableFuture<HttpResponse<T>> afterLoss(HeldSlot slot, Answer<T> answer) { // 3
        return slot.giveBackUnused()
                .thenCompose(free -> lost.settle(slot.place()))
                .thenCompose(loss -> loss.allowsRepeat(answer) ? repeat(slot, answer) : answer.give());
    }

    private CompletableFuture<HttpResponse<T>> repeat(HeldSlot slot, Answer<T> answer) { // 4
        answer.drop();
        if (losses.incrementAndGet() > slots.count()) {
            return CompletableFuture.failedFuture(new UpstreamSessionException(
                    Reason.UPSTREAM_REFUSES, Sentences.refusedTwice(slot.place().upstream())));
        }
        time = CallTime.from(time.limit());
        return run();
    }
}
