package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.Script;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The alerts and the page that come with the WAR. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("server-config", "monitoring");
    private static final Pattern FIGURE = Pattern.compile("seans_[a-z_]+?(?=(_bucket)?[^a-z_])");
    private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");
    private static final Pattern TESTED = Pattern.compile("- name: (Seans\\w+)");
    private static final Pattern PAGE = Pattern.compile("docs/(\\w[\\w-]*\\.md)(?:, ([^,;\"]+?)(?=, has|\"|;))?");
    private static final int NO_SUCH_PROGRAM = 127;

    @Test
    void everyFigureThatIsLookedAtIsOneThatIsTold() throws IOException {
        String told = Files.readString(Path.of("docs", "metrics.md"));

        List<String> figures = found(FIGURE, text("seans-rules.yml") + text("seans-dashboard.json"), 0);

        assertThat(figures).hasSizeGreaterThan(30);
        assertThat(new TreeSet<>(figures)).allMatch(figure -> told.contains("`" + figure + "`"));
    }

    @Test
    void everyAlertHasATest() throws IOException {
        assertThat(new TreeSet<>(found(TESTED, text("seans-rules-test.yml"), 1)))
                .containsExactlyElementsOf(new TreeSet<>(found(ALERT, text("seans-rules.yml"), 1)));
    }

    @Test
    void thePagesThatAlertsNameAreThere() throws IOException {
        List<MatchResult> pages =
                PAGE.matcher(text("seans-rules.yml")).results().toList();

        assertThat(pages).hasSizeGreaterThan(4);
        for (MatchResult page : pages) {
            assertThat(Files.readString(Path.of("docs", page.group(1))))
                    .contains(page.group(2) == null ? "#" : page.group(2));
        }
    }

    @Test
    void thePageIsJsonAndNoTwoOfItsPanelsHaveOneNumber() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(FOLDER.resolve("seans-dashboard.json")))) {
            List<Integer> numbers = reader.readObject().getJsonArray("panels").stream()
                    .map(panel -> panel.asJsonObject().getInt("id"))
                    .toList();

            assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        }
    }

    @Test
    void eachAlertFiresOnWhatItIsForAndNoneOnAGoodDay() throws IOException {
        Script.Result checked = Script.type("cd " + FOLDER + "; promtool check rules seans-rules.yml;"
                + " promtool test rules seans-rules-test.yml");

        Assumptions.assumeFalse(
                checked.status() == NO_SUCH_PROGRAM,
                "promtool is not on the PATH; Debian has it: apt-get install prometheus");
        assertThat(checked.status()).as(checked.output()).isZero();
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }
}
