package dev.seans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Log lines that operators search for stand in docs/operations.md word for word. */
class FixedLinesTest {

    private static final Pattern CUT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");

    @Test
    void anImportThatWasStuckIsLoggedAsThePageSays() throws IOException {
        List<Pattern> templates = MainSource.all().stream()
                .filter(source -> source.path().equals("registry/ImportRegistry.java"))
                .map(source ->
                        new MainSource(source.path(), CUT.matcher(source.text()).replaceAll("")))
                .flatMap(source -> source.stringConstants().stream())
                .filter(text -> text.contains(" stuck, marked FAILED: "))
                .map(FixedLinesTest::pattern)
                .toList();

        assertThat(templates).hasSize(1);
        assertThat(Files.readAllLines(Path.of("docs", "operations.md")))
                .anyMatch(line -> templates.get(0).matcher(line).matches());
    }

    /** Figures and keys may be any. */
    private static Pattern pattern(String template) {
        return Pattern.compile("\\Q" + PLACE.matcher(template).replaceAll("\\\\E.+\\\\Q") + "\\E");
    }
}
