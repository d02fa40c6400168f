package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

    @ParameterizedTest
    @CsvSource({
        "HOME, SEANS_HOME",
        "IMPORT_STUCK_AFTER, SEANS_IMPORT_STUCK_AFTER",
        "UPLOAD_MAX_FILE, SEANS_UPLOAD_MAX_FILE",
        "COOKIE, SEANS_SESSION_COOKIE"
    })
    void anEnvironmentVariableHasUnderscoresForDotsAndHyphens(Setting setting, String name) {
        assertThat(setting.environmentName()).isEqualTo(name);
    }

    @Test
    void noTwoSettingsShareAName() {
        assertThat(Setting.values()).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Setting.values()).map(Setting::environmentName))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsDescribedInOneCellOfATable(Setting setting) {
        assertThat(setting.key()).matches("seans(\\.[a-z-]+)+");
        assertThat(setting.description()).isNotBlank().doesNotContain("|", "\n");
        assertThat(setting.type().label()).isNotBlank().doesNotContain("|", "\n");
    }
}
