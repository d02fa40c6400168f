package dev.seans.exchange;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.ImportableUpload.Condition;
import dev.seans.uploads.QuietMark;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** {@code seans.import.when-idle}: imports complete uploads that 1C has left without {@code import}. */
@OnePerApplication
class IdleImport {

    private static final Logger LOG = System.getLogger(IdleImport.class.getName());

    private final Silence silence;
    private final UploadStart start;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    IdleImport(Silence silence, UploadStart start, DatabaseClock clock, Settings settings) {
        this.silence = silence;
        this.start = start;
        this.clock = clock;
        this.settings = settings;
    }

    void look() {
        settings.optionalDuration(Setting.IMPORT_WHEN_IDLE).ifPresent(this::look);
    }

    private void look(Duration idle) {
        silence.since(clock.now().minus(idle), QuietMark.IMPORTED).forEach(this::importCarefully);
    }

    /** Whatever is wrong with one upload must not keep the others waiting. */
    private void importCarefully(SilentUploads.SilentUpload upload) {
        try {
            importWhole(upload);
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    () -> "%s uploaded, never imported: it could not be imported now either, and is tried again soon"
                            .formatted(upload.exchange().key()),
                    failed);
        }
    }

    /**
     * Imports an upload if it is complete:
     *
     * <ol>
     *   <li>What this node cannot read is left to another one.
     *   <li>Unless every file is whole, none is imported: offers without their goods are no export.
     *   <li>Nor is what was overtaken, while the server was down or the setting off, by later data of the same source.
     *   <li>The imports are asked for, and only then the silence counts as dealt with. A crash in between, or another
     *       node, asks for them again, which starts nothing.
     * </ol>
     */
    private void importWhole(SilentUploads.SilentUpload upload) {
        if (upload.hasAny(Condition.UNREADABLE)) {
            return;
        }
        if (upload.hasAny(Condition.DAMAGED)) {
            leave(upload, "is not complete, or damaged");
            return;
        }
        if (start.isOvertaken(upload)) {
            leave(upload, "is older than data of the same source that were imported since");
            return;
        }
        start.start(upload.exchange(), upload.files());
        report(
                upload,
                Level.INFO,
                "is imported after %s of silence"
                        .formatted(settings.effective(Setting.IMPORT_WHEN_IDLE).text()));
    }

    private void leave(SilentUploads.SilentUpload upload, String why) {
        report(
                upload,
                Level.WARNING,
                "%s, so it is not imported: let 1C send it again, or POST /api/exchanges/%d/retry"
                        .formatted(why, upload.exchange().number()));
    }

    /** Only by the node that is the first to deal with this silence. */
    private void report(SilentUploads.SilentUpload upload, Level level, String what) {
        if (silence.mark(upload, QuietMark.IMPORTED)) {
            LOG.log(
                    level,
                    "{0} uploaded, never imported: {1} of user {2} {3}",
                    upload.exchange().key(),
                    upload.names(),
                    upload.exchange().user(),
                    what);
        }
    }
}
