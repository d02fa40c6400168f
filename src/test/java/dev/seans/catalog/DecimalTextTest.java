package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "100.00, 100",
        "'6 990,50', 6990.5",
        "-3, -3",
        "+3, 3",
        "007, 7",
        "'0,00', 0",
        "-0, 0",
        "',5', 0.5",
        "5., 5",
        "0.12345678, 0.12345678",
        "0.1234567800000, 0.12345678",
        "999999999999999999.99999999, 999999999999999999.99999999"
    })
    void aNumberIsReadInItsShortestForm(String text, BigDecimal expected) throws Exception {
        assertThat(DecimalText.parse(text)).isEqualTo(expected);
    }

    @Test
    void noBreakSpacesAreBlanks() throws Exception {
        assertThat(DecimalText.parse("6\u00a0990\u202f000")).isEqualTo(new BigDecimal("6990000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                ",",
                "дорого",
                "1e5",
                "1e999999999",
                "1.2.3",
                "1,2,3",
                "--1",
                "0x10",
                "NaN",
                "1000000000000000000",
                "0.123456789",
                "١٢٣",
                "100 руб"
            })
    void whatIsNoNumberOrDoesNotFitIsBad(String text) {
        assertThatThrownBy(() -> DecimalText.parse(text)).isInstanceOf(BadRecordException.class);
    }

    @Test
    void aLongTextIsRefusedBeforeItIsLookedAt() {
        assertThatThrownBy(() -> DecimalText.parse("0".repeat(1_000_000) + "1"))
                .isInstanceOf(BadRecordException.class)
                .satisfies(bad -> assertThat(bad.getMessage()).hasSizeLessThan(200));
    }
}
