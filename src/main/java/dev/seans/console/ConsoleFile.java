package dev.seans.console;

import dev.seans.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the console, from the jar.
 *
 * @param type as Content-Type has it
 * @param tag an entity tag, in quotes
 */
@SuppressWarnings("ArrayRecordComponent") // sent as it is, never compared
record ConsoleFile(String type, String tag, byte[] bytes) {

    /** No class, no path upward, and nothing of other folders. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]{1,40}/){0,2}[a-z0-9-]{1,40}\\.([a-z]{2,4})");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png");

    /** Empty if there is no such file. */
    static Optional<ConsoleFile> of(String name) {
        Matcher form = NAME.matcher(name);
        String type = form.matches() ? TYPES.get(form.group(1)) : null;
        return type == null ? Optional.empty() : read(name, type);
    }

    private static Optional<ConsoleFile> read(String name, String type) {
        try (InputStream file = ConsoleFile.class.getResourceAsStream(name)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] bytes = file.readAllBytes();
            return Optional.of(new ConsoleFile(type, "\"" + Sha256.hex(bytes).substring(0, 32) + "\"", bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The console's file " + name + " cannot be read from the jar", unreadable);
        }
    }
}
