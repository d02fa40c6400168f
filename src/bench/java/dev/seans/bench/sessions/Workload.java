package dev.seans.bench.sessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of all contenders. */
enum Workload {
    STATEMENTS("statements of one request"),
    W1("2000 sessions, read 100 %"),
    W2("2000 sessions, read 90 %, write 10 %"),
    W3("2000 sessions, write 100 %"),
    W4("one session, 8 clients, 5 ms, all write"),
    W5("long requests"),
    W6("one session, two nodes, 8 clients each, 5 ms, all write"),
    W9("ids that nobody has issued"),
    IDENTITY("the session is not used"),
    UPSTREAM("the session of an upstream");

    private final String title;

    Workload(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Its name in {@code -Dbench.workloads}. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<String> names() {
        return Arrays.stream(values()).map(Workload::option).collect(Collectors.toUnmodifiableSet());
    }
}
