package dev.seans.bench.reuse;

import java.util.Locale;
import java.util.Map;

/** How the service gets its sessions. */
enum Way {
    PLAIN,
    DONTUSE,
    AUTOUSE,
    USE;

    /** Where its application is. */
    String contextPath() {
        return "/" + text();
    }

    String title() {
        return this == PLAIN ? "no filter, no session" : text();
    }

    /** As a team would write them into web.xml; the path tells the service. */
    Map<String, String> initParams() {
        return Map.of("reuse", text(), "sessionMaxAge", "60");
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
