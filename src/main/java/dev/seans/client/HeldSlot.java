package dev.seans.client;

import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session in the hands of one call, until its answer has been received to the end. As long as the body moves, the lease
 * is prolonged; if it stands still for a whole lease, because the caller has forgotten it, others get the session.
 */
final class HeldSlot implements BodyWatch {

    private static final Logger LOG = System.getLogger(HeldSlot.class.getName());
    private static final int PROLONGED_AFTER_PART = 3;

    private final SlotLeases.Taken slot;
    private final Duration lease;
    private final SlotLeases leases;
    private final ClientThreads threads;
    private final Consumer<SessionPlace> afterwards;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long takenAt = System.nanoTime();

    private volatile long heldSince = takenAt;
    private volatile @Nullable Future<?> lapse;

    /** @param afterwards is told, once, when others may have the slot */
    HeldSlot(
            SlotLeases.Taken slot,
            Duration lease,
            SlotLeases leases,
            ClientThreads threads,
            Consumer<SessionPlace> afterwards) {
        this.slot = slot;
        this.lease = lease;
        this.leases = leases;
        this.threads = threads;
        this.afterwards = afterwards;
    }

    /** Begins to count the time. */
    HeldSlot held() {
        lapseAfter(lease);
        return this;
    }

    SessionPlace place() {
        return slot.place();
    }

    SessionContent content() {
        return slot.session().content();
    }

    @Override
    public <T> BodySubscriber<T> around(BodySubscriber<T> body) {
        return new LeasedBody<>(body, this);
    }

    /** Something of the body has come. */
    void moved() {
        long now = System.nanoTime();
        if (now - heldSince > lease.toNanos() / PROLONGED_AFTER_PART && !ended.get()) {
            heldSince = now;
            var unused = threads.ask(() -> leases.prolong(place(), slot.token(), lease))
                    .exceptionally(away -> false);
        }
    }

    /** The upstream has served the call. */
    void giveBack() {
        var unused = end(slot.at().plusNanos(System.nanoTime() - takenAt));
    }

    /** It has not. */
    CompletableFuture<Boolean> giveBackUnused() {
        return end(null);
    }

    private CompletableFuture<Boolean> end(@Nullable Instant usedAt) {
        if (!ended.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(false);
        }
        Future<?> timer = lapse;
        if (timer != null) {
            timer.cancel(false);
        }
        return threads.ask(() -> {
                    leases.giveBack(place(), slot.token(), usedAt);
                    return true;
                })
                .exceptionally(this::stays)
                .whenComplete((given, failed) -> afterwards.accept(place()));
    }

    private boolean stays(Throwable away) {
        LOG.log(
                Level.WARNING,
                "{0}: the session of slot {1} could not be given back ({2}); it is free when its lease is over, in {3} s",
                place().upstream(),
                Integer.toString(place().slot()),
                Failures.unwrapped(away).getClass().getSimpleName(),
                Long.toString(lease.toSeconds()));
        return false;
    }

    private void lapseAfter(Duration time) {
        lapse = threads.later(time, this::lapseUnlessMoved);
        if (ended.get()) {
            lapse.cancel(false);
        }
    }

    private void lapseUnlessMoved() {
        Duration left = lease.minusNanos(System.nanoTime() - heldSince);
        if (left.isNegative() || left.isZero()) {
            giveBack();
        } else {
            lapseAfter(left);
        }
    }

    /** Gives a session back when the body of its call has come to its end, is broken off, or nobody wants it any more. */
    static final class LeasedBody<T> implements BodySubscriber<T> {

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
}
