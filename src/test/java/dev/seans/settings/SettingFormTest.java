package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingFormTest {

    private static final String PREFIX = "Seans was not started, because of its settings: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            emptyValue = "",
            value = {
                "seans.import.hold               | 20             | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | 20 sec         | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | 20 S           | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | -1 s           | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | 1.5 min        | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | 1 h 30 min     | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | s              | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | 1234567890123 s | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.hold               | 999999999999 d | expected a smaller number",
                "seans.exchange.file-limit       | 8              | expected a number and a unit, one of [B, kB, MB, GB, KiB, MiB, GiB]",
                "seans.exchange.file-limit       | 8 mb           | expected a number and a unit, one of [B, kB, MB, GB, KiB, MiB, GiB]",
                "seans.upload.max-file           | 4 TB           | expected a number and a unit, one of [B, kB, MB, GB, KiB, MiB, GiB]",
                "seans.upload.max-session        | 999999999999 GiB | expected a smaller number",
                "seans.upload.max-files          | 0              | expected a whole number above 0",
                "seans.upload.max-files          | -5             | expected a whole number",
                "seans.upload.max-files          | 1e3            | expected a whole number",
                "seans.upload.max-files          | 1 000          | expected a whole number",
                "seans.exchange.session-limit    | many           | expected a whole number",
                "seans.import.chunk              | 0              | expected a whole number above 0",
                "seans.import.threads            | 2.0            | expected a whole number",
                "seans.exchange.language         | RU             | expected one of [ru, en]",
                "seans.exchange.language         | de             | expected one of [ru, en]",
                "seans.import.answer             | later          | expected one of [wait, accept]",
                "seans.schema                    | none           | expected one of [auto, validate, off]",
                "seans.session.cookie            | a.b            | expected 1 to 64 letters, digits, '_' or '-'",
                "seans.session.cookie            | печенье        | expected 1 to 64 letters, digits, '_' or '-'",
                "seans.session.cookie            | a;b            | expected 1 to 64 letters, digits, '_' or '-'",
                "seans.import.when-idle          | never          | expected a number and a unit, one of [ms, s, min, h, d]",
                "seans.import.when-idle          | 0 s            | expected more than 0",
                "seans.catalog.deactivate-limit  | 30             | expected a whole number and %",
                "seans.catalog.deactivate-limit  | 101 %          | expected at most 100 %",
                "seans.exchange.time-zone        | Europe/Moskau  | expected server, or a zone such as Europe/Moscow or +03:00",
                "seans.exchange.time-zone        | Мск            | expected server, or a zone such as Europe/Moscow or +03:00",
                "seans.exchange.charset          | cp-1251        | expected a charset in which ASCII is itself, such as windows-1251 or UTF-8",
                "seans.exchange.charset          | not a name     | expected a charset in which ASCII is itself, such as windows-1251 or UTF-8",
                "seans.exchange.charset          | UTF-16         | expected a charset in which ASCII is itself, such as windows-1251 or UTF-8",
                "seans.exchange.charset          | IBM037         | expected a charset in which ASCII is itself, such as windows-1251 or UTF-8",
            })
    void aWrongFormIsRefusedWithWhatIsRight(String key, String text, String expected) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(Map.of(key, text)))
                .withMessage(PREFIX + key + " = \"" + text + "\" (system property): " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seans.import.hold",
                "seans.exchange.file-limit",
                "seans.upload.max-files",
                "seans.exchange.language",
                "seans.exchange.charset",
                "seans.session.cookie"
            })
    void anEmptyTextIsNoValueOfTheseTypes(String key) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(Map.of(key, "")))
                .withMessageStartingWith(PREFIX + key + " = \"\" (system property): expected ");
    }

    @Test
    void oneFailedStartShowsEveryMistake() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.ofContextParams(
                        Map.of("seans.import.hold", "20", "seans.schema", "none", "seans.import.hodl", "20 s")))
                .withMessage(PREFIX + "seans.schema = \"none\" (context param): expected one of [auto, validate, off];"
                        + " seans.import.hold = \"20\" (context param):"
                        + " expected a number and a unit, one of [ms, s, min, h, d];"
                        + " the context-param seans.import.hodl is unknown;"
                        + " the nearest known name is seans.import.hold");
    }

    @Test
    void eachTypeIsReadAsItself() {
        Settings settings = GivenSettings.with(Map.of(
                "seans.home", "/var/lib/seans",
                "seans.exchange.paths", " /one,/two  , /three ",
                "seans.exchange.charset", "utf-8",
                "seans.upload.max-files", "123456789",
                "seans.upload.max-user-files", "123456789",
                "seans.import.answer", "accept"));

        assertThat(settings.path(Setting.HOME)).isEqualTo(Path.of("/var/lib/seans"));
        assertThat(settings.list(Setting.EXCHANGE_PATHS)).isEqualTo(List.of("/one", "/two", "/three"));
        assertThat(settings.charset(Setting.EXCHANGE_CHARSET)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(settings.integer(Setting.UPLOAD_MAX_FILES)).isEqualTo(123_456_789);
        assertThat(settings.text(Setting.IMPORT_ANSWER)).isEqualTo("accept");
    }

    @Test
    void whatMayBeATokenInTheUrlOfAShopIsNotShown() {
        Settings settings = GivenSettings.with(Map.of(
                "seans.shop.bikes.url", "https://bikes.example.com/hook?token=geheim",
                "seans.shop.bikes.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(settings.shown())
                .extracting(one -> one.key() + " = " + one.value())
                .contains("seans.shop.bikes.url = https://bikes.example.com/hook?…", "seans.shop.bikes.secret = (set)")
                .noneMatch(line -> line.contains("geheim") || line.contains("MfKQ"));
    }

    @Test
    void theLogSaysWhichZoneIsTheServers() {
        assertThat(GivenSettings.defaults()
                        .effective(Setting.EXCHANGE_TIME_ZONE)
                        .shown())
                .isEqualTo("server (" + ZoneId.systemDefault() + ")");
        assertThat(GivenSettings.with(Map.of("seans.exchange.time-zone", "Europe/Moscow"))
                        .effective(Setting.EXCHANGE_TIME_ZONE)
                        .shown())
                .isEqualTo("Europe/Moscow");
    }

    @Test
    void theDefaultsAreThoseOfTheDescription() {
        Settings settings = GivenSettings.defaults();

        assertThat(settings.path(Setting.HOME)).isEqualTo(Path.of(""));
        assertThat(settings.list(Setting.EXCHANGE_PATHS)).isEmpty();
        assertThat(settings.charset(Setting.EXCHANGE_CHARSET)).isEqualTo(Charset.forName("windows-1251"));
        assertThat(settings.size(Setting.EXCHANGE_FILE_LIMIT)).isEqualTo(8L * 1024 * 1024);
        assertThat(settings.size(Setting.UPLOAD_MAX_FILE)).isEqualTo(4_000_000_000L);
        assertThat(settings.size(Setting.UPLOAD_MAX_SESSION)).isEqualTo(20_000_000_000L);
        assertThat(settings.size(Setting.UPLOAD_MIN_FREE)).isEqualTo(1_000_000_000L);
        assertThat(settings.integer(Setting.UPLOAD_MAX_FILES)).isEqualTo(200_000);
        assertThat(settings.duration(Setting.IMPORT_STUCK_AFTER)).hasHours(2);
        assertThat(settings.duration(Setting.IMPORT_HOLD)).hasSeconds(20);
        assertThat(settings.duration(Setting.EXCHANGE_SESSION_TIMEOUT)).hasHours(24);
        assertThat(settings.text(Setting.EXCHANGE_LANGUAGE)).isEqualTo("ru");
        assertThat(settings.duration(Setting.UPLOADS_KEEP)).hasDays(7);
        assertThat(settings.percentage(Setting.CATALOG_DEACTIVATE_LIMIT)).isEqualTo(30);
        assertThat(settings.optionalDuration(Setting.IMPORT_WHEN_IDLE)).isEmpty();
        assertThat(settings.text(Setting.SCHEMA)).isEqualTo("auto");
        assertThat(settings.text(Setting.COOKIE)).isEqualTo("seans");
    }
}
