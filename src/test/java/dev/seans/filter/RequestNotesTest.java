package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestNotesTest {

    private final HttpServletRequest request = FakeRequest.withQuery(null).http();

    @Test
    void theFieldsStandInOneLineInTheirOrder() {
        RequestNotes.of(request).put("mode", "file");
        RequestNotes.of(request).put("bytes", 17L);
        RequestNotes.of(request).put("mode", "import");

        assertThat(RequestNotes.of(request).line()).isEqualTo("mode=import bytes=17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nINFO forged",
                "a\rINFO forged",
                "a\u0085INFO forged",
                "a\u2028INFO forged",
                "a\u2029INFO forged",
                "a\0INFO forged",
                "a\u001b[2JINFO forged"
            })
    void noValueCanForgeALine(String value) {
        RequestNotes.of(request).put("file", value);

        assertThat(RequestNotes.of(request).line())
                .startsWith("file=\"a ")
                .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]")
                .endsWith("INFO forged\"");
    }

    @Test
    void noValueCanForgeAField() {
        RequestNotes.of(request).put("file", "a\" outcome=success \"");

        assertThat(RequestNotes.of(request).line()).isEqualTo("file=\"a' outcome=success '\"");
    }

    @Test
    void aLongValueIsCut() {
        RequestNotes.of(request).put("file", "x".repeat(10 * 1024));

        assertThat(RequestNotes.of(request).line()).isEqualTo("file=" + "x".repeat(200) + "\u2026");
    }

    @Test
    void anAbsentValueIsShownAsOne() {
        RequestNotes.of(request).put("file", null);

        assertThat(RequestNotes.of(request).line()).isEqualTo("file=null");
    }
}
