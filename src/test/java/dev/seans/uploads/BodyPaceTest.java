package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

    /** Any beginning will do: it is that of no clock. */
    private long now = Long.MAX_VALUE - 5;

    private BodyPace pace;

    @BeforeEach
    void begin() {
        UploadLimits limits = new UploadLimits(
                new UploadFolders(Path.of("nowhere")),
                GivenSettings.with(Map.of("seans.upload.min-pace", "600 B", "seans.upload.max-time", "10 min")));
        pace = new BodyPace(limits, () -> now);
    }

    private void after(Duration time, long length) {
        now += time.toNanos();
        pace.check(length);
    }

    private Setting refusalAfter(Duration time, long length) {
        now += time.toNanos();
        return assertThatExceptionOfType(UploadRefusedException.class)
                .isThrownBy(() -> pace.check(length))
                .actual()
                .limit();
    }

    @Test
    void nobodyIsTooSlowInTheFirstMinute() {
        assertThatNoException().isThrownBy(() -> after(Duration.ofSeconds(59), 1));
    }

    @Test
    void aMinuteThatBringsTooLittleEndsTheBody() {
        assertThat(refusalAfter(Duration.ofMinutes(1), 599)).isEqualTo(Setting.UPLOAD_MIN_PACE);
    }

    @Test
    void aSilenceOfTwoMinutesMustHaveBroughtTwiceAsMuch() {
        assertThat(refusalAfter(Duration.ofMinutes(2), 1_199)).isEqualTo(Setting.UPLOAD_MIN_PACE);
    }

    @Test
    void whatCameBeforeBuysNoSlowMinute() {
        after(Duration.ofMinutes(1), 1_000_000);

        assertThat(refusalAfter(Duration.ofMinutes(1), 1_000_599)).isEqualTo(Setting.UPLOAD_MIN_PACE);
    }

    @Test
    void aBodyThatIsJustFastEnoughEndsAtItsLongestTime() {
        for (int minute = 1; minute <= 10; minute++) {
            after(Duration.ofMinutes(1), minute * 600L);
        }

        assertThat(refusalAfter(Duration.ofNanos(1), 6_001)).isEqualTo(Setting.UPLOAD_MAX_TIME);
    }
}
