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
    void whatIsAboutShopsHasTheNameOfTheShopInItsMiddle() {
        Settings settings = GivenSettings.with(Map.of("seans.shop.bikes.v2.sources", "trade outlet"));

        assertThat(settings.of("bikes.v2").list(Setting.SHOP_SOURCES)).containsExactly("trade", "outlet");
        assertThat(settings.of("bikes").list(Setting.SHOP_SOURCES)).isEmpty();
        assertThat(settings.namesWith(Setting.SHOP_SOURCES)).containsExactly("bikes.v2");
    }

    @Test
    void theOperatorsMappingBeatsThatOfWebXml() {
        RawSettings raw = new RawSettings(
                Map.of("seans.exchange.source.ivan", "outer"), Map.of(), Map.of("seans.exchange.source.ivan", "inner"));

        assertThat(new SettingsReader(raw).read().sourceOf("ivan")).isEqualTo("outer");
    }
}
