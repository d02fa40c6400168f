package dev.seans.upstream;

import dev.seans.upstream.UpstreamSessionException.Reason;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call with a session that serves one at a time:
 *
 * <ol>
 *   <li>Takes a session and sends the call with it. It is given back when the answer was received to its end.
 *   <li>406: somebody else has a call with it. Tries another one, after a short pause, until the time is over.
 *   <li>The answer looks as if the session were lost: marks it, and tries another one.
 *   <li>The same with that one, or there is no other: finds out whether it is lost. If not, the answer is the
 *       application's own, and the caller's.
 *   <li>Repeats the call once more. Lost again: says so.
 * </ol>
 */
final class LeasedCall<T> {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final UpstreamCall<T> call;
    private final LeasedSlots slots;
    private final LostSessions lost;
    private final ClientThreads threads;
    private final CallTime time;

    private volatile int avoided;
    private volatile boolean another;
    private volatile boolean settled;

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
                        : threads.pause(PAUSE).thenCompose(over -> run()));
    }

    private CompletableFuture<HttpResponse<T>> afterLoss(HeldSlot slot, Answer<T> answer) {
        if (settled) { // 5
            var unused = markAndGiveBack(slot);
            return CompletableFuture.failedFuture(new UpstreamSessionException(
                    Reason.UPSTREAM_REFUSES, Sentences.refusedTwice(slot.place().upstream())));
        }
        if (!another && slots.count() > 1 && !lost.isQuiet(slot.place())) { // 3
            another = true;
            avoided = slot.place().slot();
            answer.drop();
            return markAndGiveBack(slot).thenCompose(free -> run());
        }
        settled = true; // 4
        return slot.giveBackUnused()
                .thenCompose(free -> lost.settle(slot.place()))
                .thenCompose(loss -> loss instanceof Loss.NoLoss ? answer.give() : repeat(answer));
    }

    private CompletableFuture<Boolean> markAndGiveBack(HeldSlot slot) {
        return lost.mark(slot.place()).exceptionally(away -> false).thenCompose(marked -> slot.giveBackUnused());
    }

    private CompletableFuture<HttpResponse<T>> repeat(Answer<T> answer) {
        answer.drop();
        return run();
    }
}
