package dev.seans.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages keep to what their policy allows, and can be read by those who come after us. */
class ConsolePagesTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "seans", "console");

    private static final int LONGEST_MODULE = 300;
    private static final int LONGEST_IN_ALL = 3_000;

    /** What could make HTML, or a program, of a text. */
    private static final Pattern TEXT_AS_CODE = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|setAttribute\\('style'|javascript:");

    private static final Pattern OTHER_HOST = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)");
    private static final Pattern INLINE = Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]* src=)");
    private static final Pattern REFERENCE = Pattern.compile("(?:from |href=|src=)[\"']([./a-z0-9-]+\\.[a-z]+)[\"']");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsServed(Path file) {
        assertThat(ConsoleFile.of(FOLDER.relativize(file).toString().replace('\\', '/')))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingMakesCodeOfTextOrAsksAnotherHost(Path file) throws IOException {
        String content = Files.readString(file);

        assertThat(content).doesNotContainPattern(TEXT_AS_CODE).doesNotContainPattern(OTHER_HOST);
        if (file.toString().endsWith(".html")) {
            assertThat(content).doesNotContainPattern(INLINE);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatAFileNamesIsThere(Path file) throws IOException {
        assertThat(REFERENCE.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                .allSatisfy(name ->
                        assertThat(file.resolveSibling(name).normalize()).isRegularFile());
    }

    @Test
    void noModuleIsLongAndAllTogetherCanBeRead() throws IOException {
        int all = 0;
        for (Path module :
                files().filter(file -> file.toString().endsWith(".js")).toList()) {
            int lines = Files.readAllLines(module).size();
            assertThat(lines).as("%s", module).isLessThanOrEqualTo(LONGEST_MODULE);
            all += lines;
        }
        assertThat(all).isBetween(1, LONGEST_IN_ALL);
    }

    @Test
    void everySentenceStandsInBothLanguages() throws IOException {
        assertThat(keys("", texts("ru"))).isEqualTo(keys("", texts("en"))).hasSizeGreaterThan(300);
    }

    private static JsonObject texts(String language) throws IOException {
        try (Reader file = Files.newBufferedReader(FOLDER.resolve("texts").resolve(language + ".json"));
                var reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }

    /** Forms of a plural differ between languages. */
    private static Set<String> keys(String path, JsonObject texts) {
        Set<String> keys = new TreeSet<>();
        texts.forEach((key, value) -> {
            boolean isGroup = value.getValueType() == JsonValue.ValueType.OBJECT
                    && !value.asJsonObject().containsKey("other");
            if (isGroup) {
                keys.addAll(keys(path + key + ".", value.asJsonObject()));
            } else {
                keys.add(path + key);
            }
        });
        return keys;
    }
}
