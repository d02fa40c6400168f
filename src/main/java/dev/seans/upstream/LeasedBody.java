package dev.seans.upstream;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Gives a session back when the body of its call has come to its end, is broken off, or nobody wants it any more. */
final class LeasedBody<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> body;
    private final HeldSlot slot;

    LeasedBody(BodySubscriber<T> body, HeldSlot slot) {
        this.body = body;
        this.slot = slot;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                subscription.request(count);
            }

            @Override
            public void cancel() {
                subscription.cancel();
                slot.giveBack();
            }
        });
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        slot.moved();
        body.onNext(buffers);
    }

    @Override
    public void onError(Throwable broken) {
        slot.giveBack();
        body.onError(broken);
    }

    @Override
    public void onComplete() {
        slot.giveBack();
        body.onComplete();
    }
}
