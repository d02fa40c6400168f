package dev.seans.database;

import java.util.List;
import java.util.Locale;

/**
 * A part of the tables that is migrated on its own, and has a history of its own, so that a WAR gets the tables of what
 * it uses and no others. The scripts stand in {@code dev/seans/db/<part>} of the jar, and can as well be run by hand, in
 * this order: each one ends with a row in the history.
 */
public enum SchemaPart {
    /** Sessions behind HttpSession, of services, of the exchange. */
    SESSIONS("1-sessions.sql"),

    /** Uploads, imports, the catalogue, and the jobs that work on them. */
    EXCHANGE(
            "1-uploads.sql",
            "2-imports.sql",
            "3-catalog.sql",
            "4-files.sql",
            "5-jobs.sql",
            "6-orders.sql",
            "7-shops.sql",
            "8-nodes.sql",
            "9-requests.sql",
            "10-search.sql"),

    /** Sessions at other servers. */
    UPSTREAMS("1-upstreams.sql");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> scripts;

    SchemaPart(String... scripts) {
        this.scripts = List.of(scripts);
    }

    /** The version that the last script leads to; the number in front of a script's name is its version. */
    int newest() {
        return scripts.size();
    }

    /** The scripts that lead from a version to the newest one, as resources of the jar. */
    List<String> after(int version) {
        return scripts.subList(Math.min(version, newest()), newest()).stream()
                .map(script -> folder() + script)
                .toList();
    }

    /** The table in which each script notes that it has run. */
    String history() {
        return "seans_" + label() + "_schema";
    }

    String folder() {
        return "dev/seans/db/" + label() + "/";
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
