package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlRepliesTest {

    @ParameterizedTest
    @CsvSource({
        "windows-1251, windows-1251",
        "UTF-8,        UTF-8",
        "KOI8-R,       KOI8-R",
        "ISO-8859-1,   UTF-8",
        "US-ASCII,     UTF-8"
    })
    void theEncodingIsThatOfTheTextsIfItHasRussianLetters(String wanted, String used) throws IOException {
        FakeResponse response = new FakeResponse();

        new XmlReplies(Charset.forName(wanted)).of("<Справочник/>").send(response.http(), StandardCharsets.UTF_16);

        assertThat(response.body(Charset.forName(used)))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"" + used + "\"?>\n<Справочник/>");
        assertThat(response.headers()).containsEntry("Content-Type", "application/xml; charset=" + used);
    }

    @Test
    void aDocumentHasNoControlWordToLog() {
        Reply document = new XmlReplies(StandardCharsets.UTF_8).of("<Справочник/>");

        assertThat(document.outcome()).isEqualTo("document");
        assertThat(document.notTakenForParameters("more")).isEqualTo(document);
    }
}
