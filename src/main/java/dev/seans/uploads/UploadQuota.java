package dev.seans.uploads;

import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Instant;

/** How much a session may upload, and a user in all sessions that may still be used. */
@OnePerApplication
class UploadQuota {

    private final UploadRows rows;
    private final UploadLimits limits;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    UploadQuota(UploadRows rows, UploadLimits limits, DatabaseClock clock, Settings settings) {
        this.rows = rows;
        this.limits = limits;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Asked in the transaction that holds the folder's row. Sessions of one user that grow at once may go beyond the user's
     * limit by what each of them brings.
     *
     * @param session what it has uploaded so far
     * @throws UploadRefusedException if so many files and bytes more were too many
     */
    void require(SessionKey key, UploadRows.Totals session, long moreFiles, long moreBytes) {
        limits.session(session.files() + moreFiles, session.bytes() + moreBytes);
        Instant live = clock.now().minus(settings.duration(Setting.EXCHANGE_SESSION_TIMEOUT));
        UploadRows.Totals user = rows.ofSameSource(key, live);
        limits.user(user.files() + moreFiles, user.bytes() + moreBytes);
    }
}
