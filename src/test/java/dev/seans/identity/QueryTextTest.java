package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

    private static final String NAME = "\u0422\u043e\u0432\u0430\u0440\u044b \u21161.xml"; // Товары №1.xml

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            emptyValue = "",
            value = {
                "import0_1.xml,import0_1.xml",
                "'',''",
                "import_files/ab/1.jpg,import_files/ab/1.jpg",
                "a+b,a b",
                "a%2Bb,a+b",
                "a%20b,a b",
                "100%,100%",
                "100%.xml,100%.xml",
                "%,%",
                "%4,%4",
                "%zz,%zz",
                "%4g%41,%4gA",
                "%%41,%A",
                "a%26b%3Dc,a&b=c",
                "%d1%82%D0%be,\u0442\u043e"
            })
    void escapesAreUndoneAndEverythingElseStands(String sent, String read) {
        assertThat(QueryText.decode(sent)).isEqualTo(read);
    }

    @Test
    void escapedUtf8IsRead() {
        assertThat(QueryText.decode(escaped(NAME, StandardCharsets.UTF_8))).isEqualTo(NAME);
    }

    @Test
    void escapedWindows1251IsRead() {
        assertThat(QueryText.decode(escaped(NAME, Charset.forName("windows-1251"))))
                .isEqualTo(NAME);
    }

    @Test
    void rawUtf8AsPayaraHandsItOverIsRead() {
        String asLatin1 = new String(NAME.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(QueryText.decode(asLatin1)).isEqualTo(NAME);
    }

    @Test
    void rawWindows1251AsPayaraHandsItOverIsRead() {
        String asLatin1 = new String(NAME.getBytes(Charset.forName("windows-1251")), StandardCharsets.ISO_8859_1);

        assertThat(QueryText.decode(asLatin1)).isEqualTo(NAME);
    }

    @Test
    void rawUtf8AsWildFlyHandsItOverIsRead() {
        assertThat(QueryText.decode(NAME)).isEqualTo(NAME);
    }

    @Test
    void escapesBesideRawCharactersAreReadOnBothServers() {
        String onWildFly = "\u0422\u043e\u0432\u0430\u0440\u044b%20\u21161.xml";
        String onPayara = new String(onWildFly.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(QueryText.decode(onWildFly)).isEqualTo(NAME);
        assertThat(QueryText.decode(onPayara)).isEqualTo(NAME);
    }

    @Test
    void aCharacterBeyondTheFirstPlaneIsRead() {
        assertThat(QueryText.decode("\uD83D\uDE00+.xml")).isEqualTo("\uD83D\uDE00 .xml");
    }

    /** Escapes every byte, as a client that knows no exceptions would. */
    private static String escaped(String text, Charset charset) {
        StringBuilder escaped = new StringBuilder();
        for (byte value : text.getBytes(charset)) {
            escaped.append("%%%02X".formatted(value));
        }
        return escaped.toString();
    }
}
