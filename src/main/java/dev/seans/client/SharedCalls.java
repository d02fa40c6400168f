package dev.seans.client;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.upstream.UpstreamName;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * Calls with the one session that all share:
 *
 * <ol>
 *   <li>Sends the call with the session of the copy. Nearly always that is all.
 *   <li>If the answer looks as if the session were lost, finds out whether it is. If not, the answer is the application's
 *       own, and the caller's; also if nobody can know any more, and the call must not be done twice.
 *   <li>Repeats the call once, with the newer session.
 *   <li>Lost again: says so. It never tries a third time.
 * </ol>
 */
final class SharedCalls {

    private final CurrentSession current;
    private final LostSessions lost;
    private final RenewedCookies renewed;

    SharedCalls(CurrentSession current, LostSessions lost, RenewedCookies renewed) {
        this.current = current;
        this.lost = lost;
        this.renewed = renewed;
    }

    <T> CompletableFuture<HttpResponse<T>> call(UpstreamCall<T> call, StoredSession session) {
        return call.send(session.content(), BodyWatch.NONE) // 1
                .thenCompose(answer -> answer.isReceived() ? given(session, answer) : afterLoss(call, session, answer));
    }

    private <T> CompletableFuture<HttpResponse<T>> given(StoredSession session, Answer<T> answer) {
        renewed.note(session, answer.head());
        return answer.give();
    }

    private <T> CompletableFuture<HttpResponse<T>> afterLoss(
            UpstreamCall<T> call, StoredSession session, Answer<T> answer) {
        return lost.settle(session.place()) // 2
                .thenCompose(loss -> {
                    if (!loss.allowsRepeat(answer)) {
                        return answer.give();
                    }
                    answer.drop();
                    return current.get().thenCompose(newer -> repeat(call, newer));
                })
                .whenComplete((given, failed) -> answer.drop());
    }

    private <T> CompletableFuture<HttpResponse<T>> repeat(UpstreamCall<T> call, StoredSession newer) {
        return call.send(newer.content(), BodyWatch.NONE) // 3
                .thenCompose(answer -> {
                    if (answer.isReceived()) {
                        return given(newer, answer);
                    }
                    answer.drop(); // 4
                    var unused = lost.mark(newer.place());
                    UpstreamName name = newer.place().upstream();
                    return CompletableFuture.failedFuture(
                            new UpstreamSessionException(Reason.UPSTREAM_REFUSES, Sentences.refusedTwice(name)));
                });
    }
}
