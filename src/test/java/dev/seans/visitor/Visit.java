package dev.seans.visitor;

import java.net.http.HttpHeaders;
import java.util.List;

/** What a visitor was shown. */
public record Visit(int status, HttpHeaders headers, String text) {

    public List<String> lines() {
        return text.lines().toList();
    }

    /** Of an answer of lines {@code name=value}. */
    public String value(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name + "= in " + this));
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + headers.map() + "\n" + text;
    }
}
