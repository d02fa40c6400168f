package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyLimitsTest {

    private static final int BUFFER = 1 << 16;

    @TempDir
    private Path home;

    private int looks;
    private Uploads.BodyLimits limits;

    @BeforeEach
    void countedLooks() {
        Settings settings = GivenSettings.with(Map.of("seans.upload.max-file", "64 MiB"));
        limits = new Uploads.BodyLimits(new UploadLimits(new UploadFolders(home), settings) {
            @Override
            public void disk(long bytes) {
                looks++;
            }
        });
    }

    @Test
    void theDiskIsAskedAtTheBeginningAndEveryEightMegabytes() {
        for (long length = BUFFER; length <= 64L << 20; length += BUFFER) {
            limits.check(length);
        }

        assertThat(looks).isEqualTo(8);
    }

    @Test
    void theLengthIsCheckedWithEveryPiece() {
        limits.check(64L << 20);

        assertThatExceptionOfType(UploadRefusedException.class).isThrownBy(() -> limits.check((64L << 20) + 1));
    }
}
