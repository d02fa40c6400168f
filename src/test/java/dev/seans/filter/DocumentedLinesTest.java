package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.LogListener;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of requests that docs/operations.md tells operators to look for are the lines that are written. */
class DocumentedLinesTest {

    private static final String KEY = "0".repeat(52);

    private final HttpServletRequest request = FakeRequest.withQuery(null).http();
    private final FakeResponse response = new FakeResponse();
    private final RequestLog log =
            new RequestLog(request, response.http(), Level.INFO, new RequestObservers(new GivenBeans<>(List.of())));

    @Test
    void aDuplicateImportLooksAsThePageSays() throws IOException {
        note(new SessionIdentity(new SessionKey("ed648b20a88b" + KEY), IdSource.URL, "1c"));
        note("type", "catalog", "mode", "import", "file", "example.xml", "import", "duplicate", "outcome", "success");

        assertThat(week()).contains(line(" ms=6"));
    }

    @Test
    void aRefusalLooksAsThePageSays() throws IOException {
        note(new SessionIdentity(new SessionKey("0d1b7c6f2a94" + KEY), IdSource.URL, "1c"));
        note("refused", RefusalReason.UNKNOWN_ID.name(), "mode", "init", "outcome", "failure");
        response.http().setStatus(403);

        assertThat(week()).contains(line(" ms=1"));
    }

    @Test
    void everyReasonIsExplained() throws IOException {
        assertThat(page())
                .contains(List.of(RefusalReason.values()).stream()
                        .filter(reason -> !reason.isTemporary())
                        .map(reason -> "| `" + reason + "` |")
                        .toList());
    }

    private void note(SessionIdentity identity) {
        identity.noteIn(RequestNotes.of(request));
    }

    private void note(String... fields) {
        for (int index = 0; index < fields.length; index += 2) {
            RequestNotes.of(request).put(fields[index], fields[index + 1]);
        }
    }

    private String line(String duration) {
        try (LogListener listener = LogListener.on(SessionIdentityFilter.class)) {
            log.write();
            return listener.lines().get(0).replaceFirst("^INFO ", "").replaceFirst(" ms=[0-9]+$", duration);
        }
    }

    private static List<String> week() throws IOException {
        String page = page();
        return page.substring(page.indexOf("\n## The first week\n")).lines().toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "operations.md"));
    }
}
