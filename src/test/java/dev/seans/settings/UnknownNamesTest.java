package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource({
        "seans.import.hodl, seans.import.hold",
        "seans.home.dir, seans.home",
        "seans.Import.answer, seans.import.answer",
        "seans.upload.maxfile, seans.upload.max-file",
        "seans.exchange.session-timout, seans.exchange.session-timeout"
    })
    void anUnknownContextParamStopsTheDeploymentAndNamesTheNearest(String name, String nearest) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.ofContextParams(Map.of(name, "x")))
                .withMessage("Seans was not started, because of its settings: the context-param " + name
                        + " is unknown; the nearest known name is " + nearest);
    }

    @Test
    void contextParamsOfOthersAreNoneOfOurBusiness() {
        assertThatCode(() -> GivenSettings.ofContextParams(
                        Map.of("jakarta.faces.PROJECT_STAGE", "Production", "seansator.x", "y")))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownSystemPropertyOnlyWarns() {
        try (LogListener log = LogListener.on(SettingsReader.class)) {
            new SettingsReader(new RawSettings(Map.of("seans.import.hodl", "1 s"), Map.of(), Map.of())).read();

            assertThat(log.lines())
                    .containsExactly("WARNING The system property seans.import.hodl is no setting of Seans and is"
                            + " ignored; the nearest known name is seans.import.hold");
        }
    }

    @Test
    void whatKubernetesPutsIntoTheEnvironmentOnlyWarns() {
        try (LogListener log = LogListener.on(SettingsReader.class)) {
            new SettingsReader(new RawSettings(
                            Map.of(), Map.of("SEANS_SERVICE_HOST", "10.0.0.1", "PATH", "/bin"), Map.of()))
                    .read();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING The environment variable SEANS_SERVICE_HOST is no setting of Seans");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seans.http.port",
                "seans.http.host",
                "seans.run.password",
                "seans.filter.exchange.scope",
                "seans.exchange.source.ivan"
            })
    void namesThatOthersReadAreKnown(String name) {
        try (LogListener log = LogListener.on(SettingsReader.class)) {
            new SettingsReader(new RawSettings(Map.of(name, "x"), Map.of(), Map.of())).read();

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void valuesOfUnknownNamesAreNotLogged() {
        try (LogListener log = LogListener.on(SettingsReader.class)) {
            new SettingsReader(new RawSettings(
                            Map.of("seans.passwort", "geheim"), Map.of("SEANS_PASSWORT", "geheim"), Map.of()))
                    .read();

            assertThat(log.lines()).hasSize(2).noneMatch(line -> line.contains("geheim"));
        }
    }
}
