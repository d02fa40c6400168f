package dev.seans.gateway;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer that no caller gets: nothing of it is read, and its connection is closed. */
final class RefusedAnswer implements BodySubscriber<Void> {

    private final CompletableFuture<Void> refused;

    RefusedAnswer(UnusableAnswerException why) {
        this.refused = CompletableFuture.failedFuture(why);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return refused;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // Nobody has asked for any.
    }

    @Override
    public void onError(Throwable broken) {
        // It is over already.
    }

    @Override
    public void onComplete() {
        // It is over already.
    }
}
