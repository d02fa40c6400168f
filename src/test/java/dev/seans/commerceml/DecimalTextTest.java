package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;

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
        "999999999999999999.99999999, 999999999999999999.99999999",
        "0.123456789, 0.12345679",
        "33.333333333333333, 33.33333333"
    })
    void aNumberIsReadInItsShortestForm(String text, BigDecimal expected) {
        assertThat(DecimalText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5 руб, 12.5",
        "12.5 руб., 12.5",
        "12 руб/шт, 12",
        "'1 500,00 руб. за шт', 1500",
        "100 ₽, 100",
        "$100, 100",
        "100$, 100",
        "-$5, -5",
        "18%, 18",
        "20 %, 20",
        "5 шт, 5",
        "5шт., 5",
        "12 м2, 12",
        "7 USD, 7",
        "1E2, 100",
        "1.5e+2, 150",
        "5E-1, 0.5",
        "1E-20, 0",
        "'1,234.50', 1234.5",
        "'1 234,50', 1234.5",
        "'1.234,50', 1234.5",
        "'1,234,567', 1234567",
        "1.234.567, 1234567",
        "'1,234,567.5', 1234567.5",
        "1'234'567.5, 1234567.5",
        "1\u2019234.5, 1234.5",
        "\u22125, -5",
        "'1,234', 1.234",
        "1.234, 1.234"
    })
    void whatAPersonWouldReadInOneWayIsRead(String text, BigDecimal expected) {
        assertThat(DecimalText.parse(text)).isEqualTo(expected);
    }

    @Test
    void noBreakSpacesAreBlanks() {
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
                "1e999999999",
                "1e25",
                ">10",
                "<5",
                "~5",
                "5-7",
                "5 или 6",
                "от 5",
                "около 5",
                "5 тыс. руб",
                "5 тысяч",
                "1,5 млн",
                "5к",
                "50 коп",
                "2 дюжины",
                "1 2",
                "1 23",
                "10 12",
                "12,34.5",
                "1,2345.6",
                "1 234.567 8",
                "1e5e5",
                "5 x 2",
                "5+",
                "есть",
                "1.2.3",
                "1,2,3",
                "--1",
                "0x10",
                "NaN",
                "1000000000000000000",
                "١٢٣"
            })
    void whatIsNoNumberOrCouldMeanTwoOrDoesNotFitIsNone(String text) {
        assertThat(DecimalText.parse(text)).isNull();
    }

    @Test
    void aLongTextIsRefusedBeforeItIsLookedAt() {
        assertThat(DecimalText.parse("0".repeat(1_000_000) + "1")).isNull();
    }
}
