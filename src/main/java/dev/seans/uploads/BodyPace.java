package dev.seans.uploads;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Ends a body that comes so slowly that it only keeps a thread. */
final class BodyPace implements GrowthGuard {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final UploadLimits limits;
    private final LongSupplier nanos;
    private final long begun;
    private long minuteBegun;
    private long lengthThen;

    BodyPace(UploadLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.minuteBegun = begun;
    }

    /** Each minute counts by itself: much at the beginning buys no hour of single bytes. */
    @Override
    public void check(long length) {
        long now = nanos.getAsLong();
        limits.time(now - begun);
        if (now - minuteBegun >= MINUTE) {
            limits.pace(length - lengthThen, now - minuteBegun);
            minuteBegun = now;
            lengthThen = length;
        }
    }
}
