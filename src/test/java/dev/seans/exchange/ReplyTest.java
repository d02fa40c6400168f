package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.seans.fakes.FakeResponse;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    @ParameterizedTest
    @MethodSource("replies")
    void linesAreJoinedByLfWithNoneAtTheEnd(Reply reply, String body) throws IOException {
        assertThat(sent(reply, WINDOWS_1251).body(WINDOWS_1251)).isEqualTo(body);
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                arguments(Reply.success(), "success"),
                arguments(
                        Reply.success("seans", "id", "sessid=id", "timestamp=1"),
                        "success\nseans\nid\nsessid=id\ntimestamp=1"),
                arguments(Reply.progress("\u0436\u0434\u0451\u043c"), "progress\n\u0436\u0434\u0451\u043c"),
                arguments(Reply.failure("one", "two"), "failure\none\ntwo"),
                arguments(Reply.of("zip=no", "file_limit=1"), "zip=no\nfile_limit=1"));
    }

    @Test
    void aShortAnswerIsTheWordAloneButAFailureSaysWhyAndParametersStay() throws IOException {
        Settings brief = GivenSettings.with(Map.of("seans.exchange.reply", "short"));

        assertThat(Reply.success("text").as(brief).lines()).containsExactly("success");
        assertThat(Reply.progress("text").as(brief).lines()).containsExactly("progress");
        assertThat(Reply.failure("text").as(brief).lines()).containsExactly("failure", "text");
        assertThat(Reply.of("success", "seans", "id").as(brief).lines()).containsExactly("success", "seans", "id");
        assertThat(Reply.success("text").as(GivenSettings.defaults()).lines()).containsExactly("success", "text");
    }

    /** Whoever has the last byte may come again at once. */
    @Test
    void thatADocumentIsSentIsNotedBeforeItsLastByte() throws IOException {
        FakeResponse response = new FakeResponse();
        List<String> sentBefore = new ArrayList<>();
        Reply reply = Reply.document(new Reply.Document(
                StandardCharsets.UTF_8,
                "<a></a>".getBytes(StandardCharsets.UTF_8),
                () -> sentBefore.add(response.body(StandardCharsets.UTF_8))));

        reply.send(response.http(), WINDOWS_1251);

        assertThat(sentBefore).containsExactly("<a></a");
        assertThat(response.body(StandardCharsets.UTF_8)).isEqualTo("<a></a>");
    }

    @Test
    void theEncodingIsDeclaredAndTheLengthCountedInBytes() throws IOException {
        Reply reply = Reply.failure("\u0448\u0430\u0433").withStatus(403);

        FakeResponse ansi = sent(reply, WINDOWS_1251);
        FakeResponse utf8 = sent(reply, StandardCharsets.UTF_8);

        assertThat(ansi.status()).isEqualTo(403);
        assertThat(ansi.headers())
                .isEqualTo(Map.of(
                        "Content-Type", "text/plain; charset=windows-1251",
                        "X-Content-Type-Options", "nosniff",
                        "Content-Length", "11"));
        assertThat(utf8.headers()).containsEntry("Content-Length", "14");
        assertThat(utf8.headers()).containsEntry("Content-Type", "text/plain; charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.xml\nsuccess",
                "a.xml\r\nsuccess",
                "a.xml\rsuccess",
                "a.xml\0\n\n\tsuccess",
                "a.xml\u0085success",
                "a.xml\u2028success"
            })
    void aTextCannotForgeAControlWord(String text) throws IOException {
        Reply reply = Reply.failure(text);

        assertThat(reply.controlWord()).isEqualTo("failure");
        assertThat(sent(reply, StandardCharsets.UTF_8).body(StandardCharsets.UTF_8))
                .isEqualTo("failure\na.xml success");
    }

    @ParameterizedTest
    @CsvSource({"success, success", "failure, failure", "progress, progress"})
    void theFirstLineIsTheControlWord(String word, String expected) {
        assertThat(Reply.of(word, "text").controlWord()).isEqualTo(expected);
    }

    @Test
    void whatTheEncodingDoesNotHaveIsAQuestionMark() throws IOException {
        assertThat(sent(Reply.failure("\u65e5\u672c.xml"), WINDOWS_1251).body(WINDOWS_1251))
                .isEqualTo("failure\n??.xml");
    }

    @Test
    void anAnswerWithoutAControlWordIsNone() {
        assertThatIllegalArgumentException().isThrownBy(Reply::of);
    }

    private static FakeResponse sent(Reply reply, Charset charset) throws IOException {
        FakeResponse response = new FakeResponse();
        reply.send(response.http(), charset);
        return response;
    }
}
