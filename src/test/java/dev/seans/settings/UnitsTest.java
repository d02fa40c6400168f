package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"250 ms, 250", "20 s, 20000", "3min, 180000", "2 h, 7200000", "1d, 86400000", "007 s, 7000", "0 s, 0"})
    void aDurationHasANumberAndAUnit(String text, long millis) {
        assertThat(DurationText.parse(text)).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "5 B, 5",
        "1 kB, 1000",
        "2 MB, 2000000",
        "4 GB, 4000000000",
        "1KiB, 1024",
        "8 MiB, 8388608",
        "2 GiB, 2147483648"
    })
    void aSizeIsBinaryWithAnIAndDecimalWithout(String text, long bytes) {
        Settings settings = GivenSettings.with(Map.of("seans.upload.min-free", text));

        assertThat(settings.size(Setting.UPLOAD_MIN_FREE)).isEqualTo(bytes);
    }
}
