package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.commerceml.DocumentText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentExcerptTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void linesEndAsThoseOfXmlDo(String end) throws Exception {
        String document =
                IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).collect(Collectors.joining(end));

        assertThat(around(document, 10, 1))
                .isEqualTo(new DocumentExcerpt(7, List.of("7", "8", "9", "10", "11", "12", "13")));
        assertThat(around(document, 2, 1)).isEqualTo(new DocumentExcerpt(1, List.of("1", "2", "3", "4", "5")));
        assertThat(around(document, 20, 1)).isEqualTo(new DocumentExcerpt(17, List.of("17", "18", "19", "20")));
        assertThat(around(document, 21, 1).lines()).isEmpty();
        assertThat(around(document, 23, 1).lines()).isEmpty();
    }

    @Test
    void emptyLinesAreLines() throws Exception {
        assertThat(around("a\n\n\nb\n", 4, 1)).isEqualTo(new DocumentExcerpt(1, List.of("a", "", "", "b")));
    }

    @Test
    void ofALongLineThePlaceIsInTheMiddle() throws Exception {
        String line = "x".repeat(9_999) + "!" + "y".repeat(1_000_000);

        DocumentExcerpt excerpt = around("first\n" + line + "\nlast", 2, 10_000);

        assertThat(excerpt.lines())
                .containsExactly("first", "…" + "x".repeat(199) + "!" + "y".repeat(200) + "…", "last");
        assertThat(around(line, 1, 5).lines()).containsExactly("x".repeat(400) + "…");
        assertThat(around("short", 1, 3).lines()).containsExactly("short");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '<?xml version=\"1.0\"?>'",
        "windows-1251, '<?xml version=\"1.0\" encoding=\"windows-1251\"?>'",
        "UTF-16LE, '<?xml version=\"1.0\" encoding=\"UTF-16\"?>'",
        "UTF-16BE, '\uFEFF<?xml version=\"1.0\"?>'",
        "UTF-8, '\uFEFF<?xml version=\"1.0\" encoding=\"windows-1251\"?>'",
        "UTF-8, '<?xml version=\"1.0\" encoding=\"no-such\"?>'",
    })
    void itIsDecodedAsTheImportDecodesIt(String encoding, String declaration) throws Exception {
        byte[] bytes = (declaration + "\n<Товар>Чай</Товар>").getBytes(Charset.forName(encoding));

        assertThat(DocumentExcerpt.around(DocumentText.open(new ByteArrayInputStream(bytes)), 2, 1)
                        .lines()
                        .get(1))
                .isEqualTo("<Товар>Чай</Товар>");
    }

    private static DocumentExcerpt around(String document, int line, int column) throws IOException {
        return DocumentExcerpt.around(new StringReader(document), line, column);
    }
}
