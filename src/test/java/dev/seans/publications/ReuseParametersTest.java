package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seans.settings.SettingSource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReuseParametersTest {

    @ParameterizedTest
    @CsvSource({"20, PT20S", "1, PT1S", "500 ms, PT0.5S", "2min, PT2M", "365 d, PT8760H"})
    void aPlainNumberIsSecondsAndADurationIsWhatItSays(String text, Duration age) {
        assertThat(GivenVrd.filter(Map.of("sessionMaxAge", text))
                        .settings(Map.of())
                        .maxAge())
                .isEqualTo(age);
    }

    @Test
    void aCallNeedNotWait() {
        assertThat(GivenVrd.filter(Map.of("poolTimeout", "0"))
                        .settings(Map.of())
                        .poolTimeout())
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reuse | always | reuse = \"always\": expected one of dontuse, use, autouse",
                "poolSize | many | poolSize = \"many\": expected a whole number from 1 to 10000",
                "poolSize | `` | poolSize = \"\": expected a whole number from 1 to 10000",
                "sessionMaxAge | 0 | sessionMaxAge = \"0\": expected seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d",
                "poolTimeout | long | poolTimeout = \"long\": expected seconds, such as 5, or a duration, such as 500 ms; from 0 to 10 min",
                "safeMode | 1 | safeMode = \"1\": expected true or false",
                "serviceType | http | service and serviceType go together: set both, or neither, then the path tells",
                "service | x | service and serviceType go together: set both, or neither, then the path tells",
            })
    void aMistakeIsNamed(String name, String text, String message) {
        assertThat(ReuseParameters.mistakes(GivenVrd.texts(Map.of(name, text), SettingSource.INIT_PARAM)))
                .containsExactly(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GivenVrd.filter(Map.of(name, text)))
                .withMessage(message);
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThat(ReuseParameters.mistakes(GivenVrd.texts(
                        Map.of("serviceType", "rest", "service", "a/b", "safeMode", "x"), SettingSource.INIT_PARAM)))
                .containsExactly(
                        "safeMode = \"x\": expected true or false",
                        "serviceType = \"rest\": expected one of http, soap, odata",
                        "service = \"a/b\": expected 1 to 200 characters, without / and control characters");
    }

    @Test
    void whatStandsThereIsThere() {
        ReuseParameters parameters = GivenVrd.filter(Map.of("reuse", "use", "safeMode", "true"));

        assertThat(parameters.mode()).isEqualTo(ReuseMode.USE);
        assertThat(parameters.safeMode()).isTrue();
    }
}
