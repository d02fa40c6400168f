package dev.seans.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The sentences of the console in one language, by their keys. */
final class ConsoleTexts {

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "seans", "console", "texts");

    private static final Pattern BLANK = Pattern.compile("[\\s\"<>=]+");

    /** Shorter ones, and single words, may stand in names, too. */
    private static final int SENTENCE = 12;

    private final Map<String, String> byKey = new TreeMap<>();

    private ConsoleTexts(JsonObject texts) {
        gather("", texts);
    }

    static ConsoleTexts of(String language) throws IOException {
        try (Reader file = Files.newBufferedReader(FOLDER.resolve(language + ".json"));
                var reader = Json.createReader(file)) {
            return new ConsoleTexts(reader.readObject());
        }
    }

    private void gather(String prefix, JsonObject texts) {
        for (Map.Entry<String, JsonValue> text : texts.entrySet()) {
            if (text.getValue() instanceof JsonObject group) {
                gather(prefix + text.getKey() + ".", group);
            } else if (text.getValue() instanceof JsonString string) {
                byKey.put(prefix + text.getKey(), string.getString());
            }
        }
    }

    String get(String key) {
        return byKey.getOrDefault(key, key);
    }

    /** The keys that stand on a page themselves, because nobody has put a sentence in their place. */
    List<String> keysIn(String html) {
        return BLANK.splitAsStream(html)
                .filter(word -> word.contains(".") && byKey.containsKey(word))
                .distinct()
                .toList();
    }

    /** The sentences without holes that a page shows, but for those that are the same in the other language. */
    List<String> sentencesIn(String text, ConsoleTexts other) {
        return byKey.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(other.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .filter(sentence -> sentence.length() >= SENTENCE && sentence.contains(" ") && !sentence.contains("{"))
                .filter(text::contains)
                .toList();
    }
}
