package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlEndTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a></a>",
                "<?xml version=\"1.0\"?>\n<a b=\"c\"><d/></a>\n",
                "\uFEFF<?xml version=\"1.0\"?><a\n  b='1'>x</a  >\r\n\t ",
                "<!-- a comment --><КоммерческаяИнформация ВерсияСхемы=\"2.07\"><Каталог/></КоммерческаяИнформация>",
                "<c:КоммерческаяИнформация xmlns:c=\"urn:1C.ru:commerceml_3\"></c:КоммерческаяИнформация>"
            })
    void aDocumentThatEndsWithItsRootIsWhole(String document) throws IOException {
        assertThat(isReached(document, StandardCharsets.UTF_8)).isTrue();
        assertThat(isReached(document.replace("\uFEFF", ""), Charset.forName("windows-1251")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no XML",
                "<?xml version=\"1.0\"?>",
                "<a>",
                "<a><b></b>",
                "<a></aa>",
                "<aa></a>",
                "<a></a><b>",
                "<a></a",
                "<a.b></aXb>"
            })
    void anythingElseIsCutOff(String document) throws IOException {
        assertThat(isReached(document, StandardCharsets.UTF_8)).isFalse();
    }

    @Test
    void whatStandsBehindTheLengthIsNoPartOfIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "<a></a>and what a crash has left");

        assertThat(XmlEnd.isReached(file, 7)).isTrue();
        assertThat(XmlEnd.isReached(file, 6)).isFalse();
        assertThat(XmlEnd.isReached(file, 20)).isFalse();
        assertThat(XmlEnd.isReached(file, 1_000_000)).isFalse();
    }

    @Test
    void onlyTheEndsOfALargeFileAreRead() throws IOException {
        String document = "<a>" + "<b>text</b>".repeat(100_000) + "</a>";

        assertThat(isReached(document, StandardCharsets.UTF_8)).isTrue();
        assertThat(isReached(document.substring(0, 500_000), StandardCharsets.UTF_8))
                .isFalse();
    }

    private boolean isReached(String document, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve("b.xml"), document, charset);
        return XmlEnd.isReached(file, Files.size(file));
    }
}
