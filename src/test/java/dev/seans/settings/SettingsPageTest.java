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

    /** The rows of all its tables; what one upstream can have comes behind them. */
    private static List<String> tableOfSettings() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .takeWhile(line -> !line.equals("## Settings of an upstream"))
                .filter(line -> line.startsWith("| `seans."))
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
