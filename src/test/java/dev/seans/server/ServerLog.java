package dev.seans.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a server has written since its latest start. */
final class ServerLog {

    private static final int TAIL = 6000;

    private final Path file;
    private final long start;

    ServerLog(Path file) throws IOException {
        this.file = file;
        this.start = Files.exists(file) ? Files.size(file) : 0;
    }

    Path file() {
        return file;
    }

    boolean has(Pattern sign) {
        return sign.matcher(text()).find();
    }

    String tail() {
        String text = text();
        return text.substring(Math.max(0, text.length() - TAIL));
    }

    private String text() {
        try {
            byte[] all = Files.readAllBytes(file);
            return new String(all, (int) start, (int) (all.length - start), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the server's log " + file, e);
        }
    }
}
