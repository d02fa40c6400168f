package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingPrecedenceTest {

    private static final Map<String, String> PROPERTY = Map.of("seans.import.hold", "1 s");
    private static final Map<String, String> ENVIRONMENT = Map.of("SEANS_IMPORT_HOLD", "2 s");
    private static final Map<String, String> CONTEXT_PARAM = Map.of("seans.import.hold", "3 s");
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void aSystemPropertyBeatsEverything() {
        assertHold(new RawSettings(PROPERTY, ENVIRONMENT, CONTEXT_PARAM), 1, "1 s", SettingSource.SYSTEM_PROPERTY);
    }

    @Test
    void theEnvironmentBeatsWebXml() {
        assertHold(new RawSettings(NOTHING, ENVIRONMENT, CONTEXT_PARAM), 2, "2 s", SettingSource.ENVIRONMENT);
    }

    @Test
    void webXmlBeatsTheDefault() {
        assertHold(new RawSettings(NOTHING, NOTHING, CONTEXT_PARAM), 3, "3 s", SettingSource.CONTEXT_PARAM);
    }

    @Test
    void theDefaultHoldsWhereNobodyHasSaidAnything() {
        assertHold(new RawSettings(NOTHING, NOTHING, NOTHING), 20, "20 s", SettingSource.DEFAULT);
    }

    @Test
    void blanksAroundAValueAreNoPartOfIt() {
        RawSettings padded = new RawSettings(Map.of("seans.import.hold", " \t5 s\n"), NOTHING, NOTHING);

        assertHold(padded, 5, "5 s", SettingSource.SYSTEM_PROPERTY);
    }

    @Test
    void anEmptyValueOfAStrongSourceIsAValue() {
        RawSettings emptied = new RawSettings(
                Map.of("seans.exchange.paths", ""), NOTHING, Map.of("seans.exchange.paths", "/one /two"));

        assertThat(new SettingsReader(emptied).read().list(Setting.EXCHANGE_PATHS))
                .isEmpty();
    }

    @Test
    void aWeakWrongValueDoesNoHarmBehindAStrongGoodOne() {
        RawSettings masked = new RawSettings(PROPERTY, NOTHING, Map.of("seans.import.hold", "nonsense"));

        assertHold(masked, 1, "1 s", SettingSource.SYSTEM_PROPERTY);
    }

    private static void assertHold(RawSettings raw, int seconds, String text, SettingSource source) {
        Settings settings = new SettingsReader(raw).read();
        assertThat(settings.duration(Setting.IMPORT_HOLD)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(settings.effective(Setting.IMPORT_HOLD))
                .isEqualTo(new Settings.Effective(Duration.ofSeconds(seconds), text, source));
    }
}
