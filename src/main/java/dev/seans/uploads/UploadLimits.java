package dev.seans.uploads;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What an upload may not exceed; each method throws {@link UploadRefusedException}. */
@OnePerApplication
public class UploadLimits {

    private final UploadFolders folders;
    private final Settings settings;

    @Inject
    public UploadLimits(UploadFolders folders, Settings settings) {
        this.folders = folders;
        this.settings = settings;
    }

    /** A file of so many bytes. */
    public void file(long bytes) {
        require(Setting.UPLOAD_MAX_FILE, bytes <= settings.size(Setting.UPLOAD_MAX_FILE));
    }

    /** A session with so many files, of so many bytes together. */
    public void session(long files, long bytes) {
        require(Setting.UPLOAD_MAX_SESSION, bytes <= settings.size(Setting.UPLOAD_MAX_SESSION));
        require(Setting.UPLOAD_MAX_FILES, files <= settings.integer(Setting.UPLOAD_MAX_FILES));
    }

    /** A user whose sessions have so many files, of so many bytes together. */
    void user(long files, long bytes) {
        require(Setting.UPLOAD_MAX_USER, bytes <= settings.size(Setting.UPLOAD_MAX_USER));
        require(Setting.UPLOAD_MAX_USER_FILES, files <= settings.integer(Setting.UPLOAD_MAX_USER_FILES));
    }

    /** The disk, if so many bytes more are to come. */
    public void disk(long bytes) {
        long free = folders.home().toFile().getUsableSpace();
        require(Setting.UPLOAD_MIN_FREE, free - bytes >= settings.size(Setting.UPLOAD_MIN_FREE));
    }

    /** A body that has been coming for so long. */
    void time(long nanos) {
        require(
                Setting.UPLOAD_MAX_TIME,
                Duration.ofNanos(nanos).compareTo(settings.duration(Setting.UPLOAD_MAX_TIME)) <= 0);
    }

    /** A body of which so many bytes have come in that time, a minute or longer. */
    void pace(long bytes, long nanos) {
        double minutes = (double) nanos / TimeUnit.MINUTES.toNanos(1);
        require(Setting.UPLOAD_MIN_PACE, bytes >= settings.size(Setting.UPLOAD_MIN_PACE) * minutes);
    }

    private void require(Setting limit, boolean kept) {
        if (!kept) {
            throw new UploadRefusedException(limit, settings.effective(limit).text());
        }
    }
}
