package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstBytesTest {

    @ParameterizedTest
    @CsvSource({"0, ''", "1, a", "6, abcdef", "7, abcdefg", "100, abcdefg"})
    void onlyTheFirstBytesAreRead(long count, String read) throws IOException {
        assertThat(first(count).readAllBytes()).asString().isEqualTo(read);
    }

    @Test
    void oneByOneTheyEndAtTheSamePlace() throws IOException {
        InputStream bytes = first(2);

        assertThat(bytes.read()).isEqualTo('a');
        assertThat(bytes.read()).isEqualTo('b');
        assertThat(bytes.read()).isEqualTo(-1);
        assertThat(bytes.read()).isEqualTo(-1);
    }

    @Test
    void aReadOverTheEndIsShort() throws IOException {
        InputStream bytes = first(5);
        byte[] buffer = new byte[4];

        assertThat(bytes.read(buffer, 0, 4)).isEqualTo(4);
        assertThat(bytes.read(buffer, 0, 4)).isEqualTo(1);
        assertThat(bytes.read(buffer, 0, 4)).isEqualTo(-1);
    }

    @Test
    void nothingBehindThemCanBeSkippedTo() throws IOException {
        InputStream bytes = first(3);

        assertThat(bytes.skip(2)).isEqualTo(2);
        assertThat(bytes.skip(10)).isEqualTo(1);
        assertThat(bytes.read()).isEqualTo(-1);
    }

    @Test
    void noMoreIsAvailableThanMayBeRead() throws IOException {
        InputStream bytes = first(3);

        assertThat(bytes.available()).isEqualTo(3);
        bytes.read();
        assertThat(bytes.available()).isEqualTo(2);
        assertThat(first(100).available()).isEqualTo(7);
    }

    @Test
    void theyCannotBeMarkedBecauseTheCountWouldNotGoBack() throws IOException {
        assertThat(first(3).markSupported()).isFalse();
    }

    private static InputStream first(long count) {
        return new FirstBytes(new ByteArrayInputStream("abcdefg".getBytes(StandardCharsets.US_ASCII)), count);
    }
}
