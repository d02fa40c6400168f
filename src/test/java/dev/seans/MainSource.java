package dev.seans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source file of the product: for rules about what the compiler leaves out of a class file.
 *
 * @param path below src/main/java/dev/seans
 */
record MainSource(String path, String text) {

    private static final Path ROOT = Path.of("src", "main", "java", "dev", "seans");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    static List<MainSource> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(MainSource::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String room() {
        return path.substring(0, path.indexOf('/'));
    }

    List<String> stringConstants() {
        return STRING.matcher(text).results().map(found -> found.group(1)).toList();
    }

    boolean contains(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find();
    }

    @Override
    public String toString() {
        return path;
    }

    private static MainSource read(Path file) {
        try {
            return new MainSource(ROOT.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
