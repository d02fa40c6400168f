package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReuseSettingsTest {

    @Test
    void noCallKeepsAThreadForLongerThanTenMinutes() {
        assertThat(waiting(Duration.ofMinutes(10)).poolTimeout()).isEqualTo(ReuseSettings.LONGEST_WAIT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> waiting(Duration.ofMinutes(10).plusMillis(1)))
                .withMessageContaining("poolTimeout must be from 0 to PT10M");
        assertThatIllegalArgumentException().isThrownBy(() -> waiting(Duration.ofMillis(-1)));
    }

    private static ReuseSettings waiting(Duration poolTimeout) {
        return new ReuseSettings(ReuseMode.AUTOUSE, Duration.ofSeconds(20), 10, poolTimeout);
    }
}
