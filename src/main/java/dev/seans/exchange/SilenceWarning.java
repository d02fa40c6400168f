package dev.seans.exchange;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.QuietMark;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Tells the operator of an upload without import: once for each silence, whichever node is first. */
@OnePerApplication
class SilenceWarning {

    private static final Logger LOG = System.getLogger(SilenceWarning.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Silence silence;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    SilenceWarning(Silence silence, DatabaseClock clock, Settings settings) {
        this.silence = silence;
        this.clock = clock;
        this.settings = settings;
    }

    void look() {
        silence.since(clock.now().minus(PATIENCE), QuietMark.WARNED)
                .filter(upload -> silence.mark(upload, QuietMark.WARNED))
                .forEach(this::warn);
    }

    private void warn(SilentUploads.SilentUpload upload) {
        LOG.log(
                Level.WARNING,
                "{0} uploaded, never imported: user {1} has sent {2} and then nothing for {3} min; {4}, or POST"
                        + " /api/exchanges/{5}/retry",
                upload.exchange().key(),
                upload.exchange().user(),
                upload.names(),
                Long.toString(PATIENCE.toMinutes()),
                advice(),
                Long.toString(upload.exchange().number()));
    }

    private String advice() {
        String name = Setting.IMPORT_WHEN_IDLE.key();
        return settings.optionalDuration(Setting.IMPORT_WHEN_IDLE).isPresent()
                ? "what is complete is imported after %s = %s of silence"
                        .formatted(
                                name,
                                settings.effective(Setting.IMPORT_WHEN_IDLE).text())
                : "it stays so until 1C asks for the import: let 1C wait for it, or set " + name;
    }
}
