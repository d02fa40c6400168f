package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterStartTest {

    @Test
    void proxiesThatCannotBeTrustedStopTheDeploymentWithASentence() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() ->
                        FilterStart.proxies(GivenSettings.with(Map.of("seans.trusted-proxies", "10.0.0.1, 0.0.0.0/0"))))
                .withMessageEndingWith("seans.trusted-proxies: \"0.0.0.0/0\": that would trust the whole Internet");
    }
}
