package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.UploadName;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileStartTest {

    @ParameterizedTest
    @CsvSource({
        "<?xml version='1.0'?>, XML",
        "\u00EF\u00BB\u00BF<?xml, XML",
        "\u00FF\u00D8\u00FF\u00E0, JPEG",
        "\u00FF\u00D8, UNKNOWN",
        "GIF89a, GIF",
        "RIFF1234WEBPVP8, WEBP",
        "RIFF1234WAVE, UNKNOWN",
        "BM6, BMP",
        "%PDF-1.7, PDF",
        "'PK\u0003\u0004', ZIP",
        "PK, UNKNOWN",
        "'', UNKNOWN"
    })
    void theFirstBytesTellTheKind(String latin1, FileStart start) {
        assertThat(FileStart.of(latin1.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(start);
    }

    @Test
    void aPngBeginsWithLineEnds() {
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

        assertThat(FileStart.of(head)).isEqualTo(FileStart.PNG);
    }

    @ParameterizedTest
    @CsvSource({
        "import0_1.xml, UNKNOWN, DOCUMENT, DOCUMENT",
        "webdata/IMPORT.XML, UNKNOWN, DOCUMENT, DOCUMENT",
        "import, XML, DOCUMENT, DOCUMENT",
        "import_files/a.svg, XML, FILE, FILE",
        "import_files/a.jpg, JPEG, FILE, FILE",
        "v8_1A2B.zip, UNKNOWN, ARCHIVE, FILE",
        "import_files/manual.zip, ZIP, FILE, FILE"
    })
    void nameAndStartTellWhatAnUploadIsAndWhatAnEntry(
            String name, FileStart start, UploadKind upload, UploadKind entry) {
        assertThat(UploadKind.of(new UploadName(name), start)).isEqualTo(upload);
        assertThat(UploadKind.ofEntry(new UploadName(name), start)).isEqualTo(entry);
    }
}
