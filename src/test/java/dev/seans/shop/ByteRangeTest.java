package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=3-, 3, 9",
        "bytes=3-100, 3, 9",
        "bytes=-3, 7, 9",
        "bytes=-100, 0, 9",
        "'bytes= 2 - 4', 2, 4"
    })
    void aRangeIsCutToWhatThereIs(String header, long first, long last) {
        assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=4-3",
                "bytes=a-b",
                "items=0-1",
                "bytes=0-1,3-4",
                "bytes=99999999999999999999-"
            })
    void whatIsNoRangeOrSeveralOfThemMeansTheWhole(String header) {
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void bytesThatThereAreNotAreRefused(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 10)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }

    @Test
    void anEmptyFileHasNoRange() {
        assertThat(ByteRange.of(null, 0)).isEmpty();
        assertThatThrownBy(() -> ByteRange.of("bytes=0-", 0)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }
}
