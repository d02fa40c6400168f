package dev.seans.publications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who decides how long a session of a service lives; 1C's words. */
public enum ReuseMode {
    /** A session for each call. */
    DONTUSE,
    /** The client, by the header {@code IBSession}. */
    USE,
    /** A pool. */
    AUTOUSE;

    /** The value in init-params and in {@code default.vrd}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(ReuseMode::text).toList();
    }

    /**
     * The one that is written so.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static ReuseMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no kind of reuse: use one of " + String.join(", ", texts())));
    }
}
