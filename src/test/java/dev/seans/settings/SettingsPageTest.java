package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of docs/settings.md and the enums say the same. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("docs", "settings.md");

    @Test
    void theTableOfSettingsHasExactlyTheSettingsThatThereAre() throws IOException {
        assumeThat(PAGE).exists();

        assertThat(tableOfSettings())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values())
                        .map(SettingsPageTest::row)
                        .toList());
    }

    @Test
    void theTableOfUpstreamsHasExactlyTheSettingsThatThereAreInTheirOrder() throws IOException {
        assumeThat(PAGE).exists();
        List<String> lines = Files.readAllLines(PAGE);
        int heading = lines.indexOf("## Settings of an upstream");

        assertThat(lines.subList(heading + 1, lines.size()).stream()
                        .dropWhile(line -> !line.startsWith("|"))
                        .takeWhile(line -> line.startsWith("|"))
                        .filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(Arrays.stream(UpstreamSetting.values())
                        .map(SettingsPageTest::row)
                        .toList());
    }

    /** The rows of the one table that has seans.home; other tables may have names that begin alike. */
    private static List<String> tableOfSettings() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int home = lines.indexOf(row(Setting.HOME));
        assertThat(home).as("the row of seans.home: " + row(Setting.HOME)).isNotNegative();
        int first = home;
        while (lines.get(first - 1).startsWith("| `seans.")) {
            first--;
        }
        return lines.subList(first, lines.size()).stream()
                .takeWhile(line -> line.startsWith("| `seans."))
                .toList();
    }

    private static String row(Setting setting) {
        return row(setting.key(), setting.type(), setting.defaultText(), setting.description());
    }

    private static String row(UpstreamSetting setting) {
        return row(setting.suffix(), setting.type(), setting.defaultText(), setting.description());
    }

    private static String row(String name, SettingType type, String byDefault, String description) {
        String value = byDefault.isEmpty() ? "(empty)" : "`" + byDefault + "`";
        return "| `%s` | %s | %s | %s |".formatted(name, type.label(), value, description);
    }
}
