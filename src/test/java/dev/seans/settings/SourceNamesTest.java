package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceNamesTest {

    @Test
    void aUserTalksAsTheSourceThatItIsMappedTo() {
        Settings settings = GivenSettings.ofContextParams(
                Map.of("seans.exchange.source.ivan", " moscow ", "seans.exchange.source.петр", "moscow"));

        assertThat(settings.sourceOf("ivan")).isEqualTo("moscow");
        assertThat(settings.sourceOf("петр")).isEqualTo("moscow");
    }

    @Test
    void aUserWithoutAMappingIsItsOwnSource() {
        assertThat(GivenSettings.defaults().sourceOf("ivan")).isEqualTo("ivan");
    }

    @Test
    void theOperatorsMappingBeatsThatOfWebXml() {
        RawSettings raw = new RawSettings(
                Map.of("seans.exchange.source.ivan", "outer"), Map.of(), Map.of("seans.exchange.source.ivan", "inner"));

        assertThat(new SettingsReader(raw).read().sourceOf("ivan")).isEqualTo("outer");
    }
}
