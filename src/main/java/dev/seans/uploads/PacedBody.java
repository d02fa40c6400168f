package dev.seans.uploads;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The body of an upload, which ends when it comes so slowly that it only keeps a thread. */
final class PacedBody extends FilterInputStream {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final UploadLimits limits;
    private final LongSupplier nanos;

    /** How long reads have waited for the client; what the disk takes is not the client's fault. */
    private long waited;

    private long waitedBeforeMinute;
    private long cameInMinute;
    private long readBegun;

    /** Who is in the middle of a read: interrupted anywhere else, it would close a channel of the database. */
    private @Nullable Thread reader;

    private @Nullable UploadRefusedException ended;

    PacedBody(InputStream body, UploadLimits limits, LongSupplier nanos) {
        super(body);
        this.limits = limits;
        this.nanos = nanos;
    }

    /** @throws UploadRefusedException if the body comes too slowly, or has come for too long */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = 0;
        enterRead();
        try {
            count = super.read(buffer, offset, length);
        } catch (IOException broken) {
            requireNotEnded();
            throw broken;
        } finally {
            leaveRead(Math.max(count, 0));
        }
        requireNotEnded();
        return count;
    }

    private synchronized void enterRead() {
        requireNotEnded();
        reader = Thread.currentThread();
        readBegun = nanos.getAsLong();
    }

    private synchronized void leaveRead(int count) {
        waited += nanos.getAsLong() - readBegun;
        reader = null;
        if (ended != null) {
            // Ours, and not for what this thread does next. Some servers have cleared it, some have not.
            Thread.interrupted();
        }
        cameInMinute += count;
        endIfTooSlow();
    }

    private synchronized void requireNotEnded() {
        if (ended != null) {
            throw ended;
        }
    }

    /**
     * Ends the body if it comes too slowly: a read that waits for it is interrupted. Servers end a read of which nothing
     * comes late, or never.
     */
    synchronized void endIfTooSlow() {
        try {
            requirePace(reader == null ? waited : waited + nanos.getAsLong() - readBegun);
        } catch (UploadRefusedException tooSlow) {
            ended = tooSlow;
            if (reader != null) {
                reader.interrupt();
            }
        }
    }

    /** Each minute counts by itself: much at the beginning buys no hour of single bytes. */
    private void requirePace(long waitedByNow) {
        limits.time(waitedByNow);
        if (waitedByNow - waitedBeforeMinute >= MINUTE) {
            limits.pace(cameInMinute, waitedByNow - waitedBeforeMinute);
            waitedBeforeMinute = waitedByNow;
            cameInMinute = 0;
        }
    }
}
