package dev.seans.publications;

import dev.seans.settings.RawSettings;
import dev.seans.settings.SettingSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Publication files and filters for tests. */
public final class GivenVrd {

    static final Path SEED = Path.of("src", "test", "resources", "vrd", "seed.vrd");

    private static final Map<String, String> DEFAULTS = Map.of(
            "reuse", "autouse",
            "service", "",
            "serviceType", "",
            "sessionMaxAge", "20",
            "poolSize", "10",
            "poolTimeout", "5",
            "safeMode", "false");

    private GivenVrd() {}

    /** A filter with {@code reuse=autouse} and the defaults, but for what is given as init-params. */
    public static ReuseParameters filter(Map<String, String> given) {
        return filter(given, SettingSource.INIT_PARAM);
    }

    static ReuseParameters filter(Map<String, String> given, SettingSource source) {
        return new ReuseParameters(texts(given, source));
    }

    static Map<String, RawSettings.Found> texts(Map<String, String> given, SettingSource source) {
        Map<String, RawSettings.Found> texts = new HashMap<>();
        DEFAULTS.forEach((name, text) -> texts.put(name, new RawSettings.Found(text, SettingSource.DEFAULT)));
        given.forEach((name, text) -> texts.put(name, new RawSettings.Found(text, source)));
        return texts;
    }

    static String seed() throws IOException {
        return Files.readString(SEED);
    }

    static VrdReader.Reading read(String text) throws InvalidVrdException {
        return VrdReader.read("/seans/default.vrd", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The root with these attributes and this content; the namespace is the one that 1C writes. */
    static String point(String attributes, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<point xmlns=\"http://v8.1c.ru/8.2/virtual-resource-system\" "
                + attributes + ">\n" + content + "\n</point>\n";
    }
}
