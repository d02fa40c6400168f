package dev.seans.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What each request and each poll meets while a database is away: it is logged once a minute, and how often it was met
 * meanwhile with the next one. Otherwise whoever asks often would fill the disk, which may be what the database needs.
 */
public final class FailureLog {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Logger logger;
    private final Level level;
    private final LongSupplier nanos;
    private long next;
    private long met;

    public FailureLog(Logger logger, Level level) {
        this(logger, level, System::nanoTime);
    }

    FailureLog(Logger logger, Level level, LongSupplier nanos) {
        this.logger = logger;
        this.level = level;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /**
     * Logs it, if that is not too soon.
     *
     * @param consequence a sentence without its end: what comes of it, and what is done next
     */
    public void log(String consequence, Throwable failure) {
        long before = metBefore();
        if (before >= 0) {
            String more = before == 0 ? "" : "; the same " + before + " times since this was last told";
            logger.log(level, () -> consequence + more, failure);
        }
    }

    /** How often it was met since the last line; negative if it is not time for another one. */
    private synchronized long metBefore() {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            met++;
            return -1;
        }
        long before = met;
        next = now + MINUTE;
        met = 0;
        return before;
    }
}
