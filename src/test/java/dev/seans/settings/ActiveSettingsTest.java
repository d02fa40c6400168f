package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.LogListener;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActiveSettingsTest {

    @Test
    void theFirstStartCountsWhoeverMakesIt() {
        ActiveSettings active = new ActiveSettings();
        Settings first = active.start(Map.of("seans.import.hold", "7 s"));

        assertThat(active.start(Map.of("seans.import.hold", "8 s"))).isSameAs(first);
        assertThat(active.settings()).isSameAs(first);
    }

    @Test
    void everySettingIsLoggedWithItsSource() {
        try (LogListener log = LogListener.on(ActiveSettings.class)) {
            new ActiveSettings().start(Map.of("seans.import.hold", "7 s"));

            assertThat(log.lines())
                    .hasSize(Setting.values().length)
                    .contains(
                            "INFO seans.import.hold = 7 s (context param)",
                            "INFO seans.import.answer = wait (default)");
        }
    }

    @Test
    void theTextsAreThereBeforeTheStartToo() {
        ActiveSettings active = new ActiveSettings();
        assertThat(active.raw().contextParams()).isEmpty();
        assertThat(active.raw().systemProperties()).containsKey("java.version");

        active.start(Map.of("seans.import.hold", "7 s"));
        assertThat(active.raw().text(Setting.IMPORT_HOLD))
                .isEqualTo(new RawSettings.Found("7 s", SettingSource.CONTEXT_PARAM));
        assertThat(active.raw().text(Setting.IMPORT_ANSWER))
                .isEqualTo(new RawSettings.Found("wait", SettingSource.DEFAULT));
    }

    @Test
    void whoAsksTooEarlyIsToldWhatToDeclare() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ActiveSettings().settings())
                .withMessageContaining("declare dev.seans.deployment.SeansDeployment as a listener");
    }
}
