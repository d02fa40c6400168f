package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/messages.md has every text that 1C may be sent, word for word, with its cause and its remedy. */
class MessagesDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "messages.md");

    /** A bar that is part of a text is escaped; all others part the columns. */
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    @ParameterizedTest
    @EnumSource
    void everyTextHasItsRowWithCauseAndRemedy(ExchangeText text) throws IOException {
        String wanted = "| `%s` | %s | %s |".formatted(text, cell("ru", text), cell("en", text));
        List<String> rows = rows().stream()
                .filter(row -> row.startsWith("| `" + text + "` |"))
                .toList();

        assertThat(rows)
                .as(
                        "docs/messages.md must have exactly one row for %s; add or correct it:%n%s <cause> | <remedy> |%n",
                        text, wanted)
                .hasSize(1);
        assertThat(rows.get(0))
                .as("the row of %s begins word for word like the bundles", text)
                .startsWith(wanted + " ");
        assertThat(cells(rows.get(0)).subList(3, 5))
                .as("%s: the fourth column is the cause, the fifth the remedy:%n%s%n", text, rows.get(0))
                .allSatisfy(cell -> assertThat(cell).isNotBlank().doesNotContain("<cause>", "<remedy>"));
    }

    @ParameterizedTest
    @EnumSource
    void theRussianPageHasTheSameText(ExchangeText text) throws IOException {
        assertThat(Files.readAllLines(Path.of("docs", "ru", "messages.md")))
                .filteredOn(line -> line.startsWith("| `" + text + "` |"))
                .singleElement()
                .asString()
                .startsWith("| `%s` | %s | ".formatted(text, cell("ru", text)));
    }

    @Test
    void noRowTellsOfATextThatIsNoMoreSent() throws IOException {
        List<String> known = Arrays.stream(ExchangeText.values())
                .map(text -> "`" + text + "`")
                .toList();

        assertThat(rows())
                .extracting(row -> cells(row).get(0))
                .as("rows of docs/messages.md to remove")
                .isSubsetOf(known);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static List<String> cells(String row) {
        return BAR.splitAsStream(row).skip(1).map(String::strip).toList();
    }

    /** The text as a message format shows it, and as Markdown must write it. */
    private static String cell(String language, ExchangeText text) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.seans.exchange.texts",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return bundle.getString(text.key()).strip().replace("''", "'").replace("|", "\\|");
    }
}
