package dev.seans.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a request without a valid id gets. */
enum Missing {
    /** Nothing: it is refused. */
    REFUSE,
    /** A new session, as soon as somebody asks for it. */
    CREATE,
    /** The session that its address had before, if that can be told; else a new one. */
    RECOVER;

    /** Whether a session is made without being asked for by an entry: then the id goes to the client in a cookie. */
    public boolean makesSessions() {
        return this != REFUSE;
    }

    static Missing parse(String text) {
        return Arrays.stream(values())
                .filter(missing -> missing.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("missing = \"" + text + "\": expected refuse, create or recover"));
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Missing::text).toList();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
