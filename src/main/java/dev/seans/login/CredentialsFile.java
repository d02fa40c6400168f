package dev.seans.login;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretFile;
import dev.seans.settings.UnreadableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * User and password in a file: the lines {@code user=} and {@code password=}, or exactly two lines, user and password. A line
 * {@code refresh-token=} may stand beside the first two, or alone.
 * Blanks belong to them. Whatever else stands there is refused by the number of its line: its content may be a password.
 */
final class CredentialsFile {

    private static final String USER = "user=";
    private static final String PASSWORD = "password=";
    private static final String REFRESH_TOKEN = "refresh-token=";

    private final Path file;

    CredentialsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws UnreadableFileException with a sentence that says what is wrong, and in which line
     */
    Credentials read() throws UnreadableFileException {
        List<String> lines = SecretFile.lines(file);
        return lines.stream().anyMatch(CredentialsFile::isNamed) ? named(lines) : two(lines);
    }

    private Credentials named(List<String> lines) throws UnreadableFileException {
        for (int index = 0; index < lines.size(); index++) {
            if (!isNamed(lines.get(index))) {
                throw mistake("line " + (index + 1) + ": expected user= or password=");
            }
        }
        Optional<Secret> token =
                has(lines, REFRESH_TOKEN) ? Optional.of(new Secret(value(lines, REFRESH_TOKEN))) : Optional.empty();
        if (token.isPresent() && !has(lines, USER) && !has(lines, PASSWORD)) {
            return new Credentials("", new Secret(""), token);
        }
        return new Credentials(value(lines, USER), new Secret(value(lines, PASSWORD)), token);
    }

    private static boolean has(List<String> lines, String name) {
        return indexes(lines, name).findFirst().isPresent();
    }

    private static boolean isNamed(String line) {
        return line.startsWith(USER) || line.startsWith(PASSWORD) || line.startsWith(REFRESH_TOKEN);
    }

    private String value(List<String> lines, String name) throws UnreadableFileException {
        OptionalInt index = indexes(lines, name).findFirst();
        if (index.isEmpty()) {
            throw mistake("there is no line " + name);
        }
        OptionalInt again = indexes(lines, name).skip(1).findFirst();
        if (again.isPresent()) {
            throw mistake("line " + (again.getAsInt() + 1) + ": " + name + " stands in line " + (index.getAsInt() + 1)
                    + " already");
        }
        return given(lines, index.getAsInt(), name.length(), "a text behind " + name);
    }

    private static IntStream indexes(List<String> lines, String name) {
        return IntStream.range(0, lines.size()).filter(index -> lines.get(index).startsWith(name));
    }

    private Credentials two(List<String> lines) throws UnreadableFileException {
        if (lines.size() < 2) {
            throw mistake("there are less than two lines: expected user= and password=, or user and password alone");
        }
        if (lines.size() > 2) {
            throw mistake("line 3: expected nothing behind the lines of user and password");
        }
        return new Credentials(given(lines, 0, 0, "a user"), new Secret(given(lines, 1, 0, "a password")));
    }

    private String given(List<String> lines, int index, int begin, String expected) throws UnreadableFileException {
        String text = lines.get(index).substring(begin);
        if (text.isBlank()) {
            throw mistake("line " + (index + 1) + ": expected " + expected);
        }
        return text;
    }

    private UnreadableFileException mistake(String what) {
        return new UnreadableFileException("the file " + file + ", " + what);
    }
}
