package dev.seans.uploads;

import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Removes the folders of sessions that are long over, and parts that a crash has left behind. */
@OnePerApplication
class UploadSweep implements RecurringJob {

    private static final Logger LOG = System.getLogger(UploadSweep.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** No body, and no unpacking between two of its commits, is silent for so long. */
    private static final Duration DEAD = Duration.ofDays(1);

    private static final int FOLDERS = 50;
    private static final int FILES = 20_000;

    private final DatabaseClock clock;
    private final Settings settings;
    private final UploadFolders folders;
    private final UploadRemoval removal;

    private volatile String position = "";

    @Inject
    public UploadSweep(DatabaseClock clock, Settings settings, UploadFolders folders, UploadRemoval removal) {
        this.clock = clock;
        this.settings = settings;
        this.folders = folders;
        this.removal = removal;
    }

    @Override
    public String name() {
        return "upload-sweep";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        Instant now = clock.now();
        removal.over(now.minus(settings.duration(Setting.UPLOADS_KEEP)), FOLDERS)
                .forEach(this::remove);
        List<SessionKey> some = removal.after(position, FOLDERS);
        some.forEach(key -> removeParts(key, now.minus(DEAD)));
        position = some.size() < FOLDERS ? "" : some.get(some.size() - 1).hex();
    }

    /** The bytes before the rows: as long as the rows are there, the rest is found again. */
    private void remove(SessionKey key) {
        try {
            if (folders.remove(key, FILES)) {
                removal.remove(key);
                LOG.log(
                        Level.INFO,
                        "{0} the upload folder is removed: nothing has used it for {1}",
                        key,
                        settings.effective(Setting.UPLOADS_KEEP).text());
            }
        } catch (IOException failed) {
            LOG.log(
                    Level.WARNING,
                    "{0} the upload folder could not be removed; the next try is in {1}: {2}",
                    key,
                    INTERVAL,
                    failed.toString());
        }
    }

    private void removeParts(SessionKey key, Instant dead) {
        try {
            folders.removeParts(key, dead);
        } catch (IOException failed) {
            LOG.log(
                    Level.WARNING,
                    "{0} parts that nobody needs could not be removed; they go with the folder: {1}",
                    key,
                    failed.toString());
        }
    }
}
