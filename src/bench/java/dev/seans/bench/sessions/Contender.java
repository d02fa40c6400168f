package dev.seans.bench.sessions;

import java.util.Locale;

/** Who is measured: the same servlet behind another filter. */
enum Contender {
    EXCLUSIVE("Seans, exclusive", Family.SEANS),
    SHARED("Seans, shared", Family.SEANS),
    SNAPSHOT("Seans, snapshot", Family.SEANS),
    IDENTITY("Seans, none", Family.SEANS),
    SPRING("Spring", Family.SPRING),
    SPRING_TUNED("Spring, PostgreSQL customizer", Family.SPRING),
    PLAIN("no filter", Family.NOBODY);

    /** Those who share their sessions. */
    enum Family {
        SEANS,
        SPRING,
        NOBODY
    }

    private final String title;
    private final Family family;

    Contender(String title, Family family) {
        this.title = title;
        this.family = family;
    }

    String title() {
        return title;
    }

    Family family() {
        return family;
    }

    /** Where its application is on a node. */
    String contextPath() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The init-param {@code access} of our filter. */
    String access() {
        return this == IDENTITY ? "none" : name().toLowerCase(Locale.ROOT);
    }
}
