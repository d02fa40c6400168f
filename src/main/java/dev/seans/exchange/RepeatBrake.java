package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long an answer about an import that has ended must wait. Some clients do not understand it and ask again at once, for
 * ever: one was seen to send 2,547 requests in ten seconds. What each node has answered is counted for each file, by a
 * leaky bucket (the virtual scheduling algorithm of ITU-T I.371, annex A):
 *
 * <ol>
 *   <li>Each answer costs its share of a second, and the bucket holds a second.
 *   <li>While it is not full, there is nothing to wait for.
 *   <li>Else the answer waits until there is room for it, but no longer than any import is waited for.
 * </ol>
 */
@OnePerApplication
class RepeatBrake {

    /** Files whose answers are counted; the one that was asked for least recently is forgotten. */
    private static final int MOST_FILES = 1000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Settings settings;
    private final LongSupplier nanos;

    /** File to the time at which its bucket will be empty. */
    private final Map<Long, Long> empty = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MOST_FILES;
        }
    };

    @Inject
    RepeatBrake(Settings settings) {
        this(settings, System::nanoTime);
    }

    RepeatBrake(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Counts an answer; zero if it may be given at once. */
    synchronized Duration delay(long fileId) {
        long now = nanos.getAsLong();
        long share = SECOND / settings.integer(Setting.IMPORT_REPEATS);
        long longest = settings.duration(Setting.IMPORT_HOLD).toNanos();
        long known = empty.getOrDefault(fileId, now);
        long filled = Math.max(known - now, 0) + share; // 1
        long wait = Math.min(Math.max(filled - SECOND, 0), longest); // 2, 3
        empty.put(fileId, now + Math.min(filled, SECOND + longest));
        return Duration.ofNanos(wait);
    }
}
