package dev.seans.filter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What was wrong of whom, each in a leaky bucket (the virtual scheduling algorithm of ITU-T I.371, annex A). There are only so
 * many.
 */
final class LoginBuckets {

    private static final int MOST = 10_000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);
    private static final long SUSPICION = TimeUnit.DAYS.toNanos(1);

    private final long pause;
    private final long capacity;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new HashMap<>();

    LoginBuckets(int attempts, Duration pause, LongSupplier nanos) {
        this.pause = (pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toNanos();
        // However many they are: a third of what two times may differ by.
        this.capacity = Math.min(attempts, Long.MAX_VALUE / 3 / this.pause) * this.pause;
        this.nanos = nanos;
    }

    Duration pause() {
        return Duration.ofNanos(pause);
    }

    /** For how long the bucket has no room for one more, in nanoseconds; if it has, one more is in it, and must leave. */
    synchronized long enter(String name) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(name, unknown -> new Bucket(now));
        long excess = Math.max(bucket.excess(now), 0);
        if (excess == 0) {
            bucket.asked++;
        }
        forgetSome(now);
        return excess;
    }

    /**
     * It is known whether that one was right.
     *
     * @param right empty if nobody could tell
     * @return whether that has filled the bucket
     */
    synchronized boolean leave(String name, Optional<Boolean> right) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(name, forgotten -> new Bucket(now));
        boolean hadRoom = bucket.hasRoom(now);
        bucket.asked = Math.max(bucket.asked - 1, 0);
        right.ifPresent(known -> bucket.take(known, now));
        if (bucket.isIdle(now)) {
            buckets.remove(name);
        }
        return hadRoom && !bucket.hasRoom(now);
    }

    /** Those with the fewest wrong ones go: whoever tries many names pushes out these, and not who is held off. */
    private void forgetSome(long now) {
        for (long few = 0; buckets.size() > MOST; few = 2 * few + pause) {
            long filled = few;
            buckets.values().removeIf(bucket -> bucket.filled(now) <= filled);
        }
    }

    private final class Bucket {

        private long emptyAt;
        private long suspectUntil;
        private int asked;

        private Bucket(long now) {
            this.emptyAt = now;
            this.suspectUntil = now;
        }

        private void take(boolean right, long now) {
            emptyAt = right ? now : now + Math.min(filled(now) + pause, capacity);
            suspectUntil = right ? now : now + SUSPICION;
        }

        private long filled(long now) {
            return Math.max(emptyAt - now, 0);
        }

        private boolean hasRoom(long now) {
            return filled(now) + pause <= capacity;
        }

        private boolean isSuspect(long now) {
            return suspectUntil - now > 0 || filled(now) > 0;
        }

        /** Those that are being asked count only for a suspect: a good client may come often at once. */
        private long excess(long now) {
            return isSuspect(now) ? filled(now) + (asked + 1) * pause - capacity : 0;
        }

        private boolean isIdle(long now) {
            return asked == 0 && !isSuspect(now);
        }
    }
}
