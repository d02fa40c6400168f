package dev.seans.uploads;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much a session may upload, and a user in all sessions that were used of late. What other folders hold is asked once in
 * ten seconds on a node: there may be thousands of them, and each fragment would wait for their sum.
 */
@OnePerApplication
class UploadQuota {

    private static final long LOOK_INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final UploadRows rows;
    private final UploadLimits limits;
    private final DatabaseClock clock;
    private final Settings settings;
    private final LongSupplier nanos;
    private final Map<String, Known> knownOfSources = new ConcurrentHashMap<>();

    @Inject
    UploadQuota(UploadRows rows, UploadLimits limits, DatabaseClock clock, Settings settings) {
        this(rows, limits, clock, settings, System::nanoTime);
    }

    UploadQuota(UploadRows rows, UploadLimits limits, DatabaseClock clock, Settings settings, LongSupplier nanos) {
        this.rows = rows;
        this.limits = limits;
        this.clock = clock;
        this.settings = settings;
        this.nanos = nanos;
    }

    /**
     * Asked in the transaction that holds the folder's row. Sessions of one user that grow at once may go beyond the user's
     * limit by what they bring in ten seconds.
     *
     * @param session what it has uploaded so far
     * @throws UploadRefusedException if so many files and bytes more were too many
     */
    void require(UploadRows.Totals session, long moreFiles, long moreBytes) {
        limits.session(session.files() + moreFiles, session.bytes() + moreBytes);
        Known user = knownOfSources.compute(
                session.source(), (source, known) -> known == null || known.isOld() ? look(source) : known);
        limits.user(user.files + moreFiles, user.bytes + moreBytes);
        knownOfSources.computeIfPresent(session.source(), (source, known) -> known.grown(moreFiles, moreBytes));
    }

    private Known look(String source) {
        Instant since = clock.now().minus(settings.duration(Setting.EXCHANGE_SESSION_TIMEOUT));
        UploadRows.Totals all = rows.ofSource(source, since);
        return new Known(all.files(), all.bytes(), nanos.getAsLong());
    }

    private final class Known {

        private final long files;
        private final long bytes;
        private final long seen;

        private Known(long files, long bytes, long seen) {
            this.files = files;
            this.bytes = bytes;
            this.seen = seen;
        }

        private boolean isOld() {
            return nanos.getAsLong() - seen >= LOOK_INTERVAL;
        }

        private Known grown(long moreFiles, long moreBytes) {
            return new Known(files + moreFiles, bytes + moreBytes, seen);
        }
    }
}
