package dev.seans.commerceml;

/** As much of a document as may stand in a message. */
final class Excerpt {

    private static final int MAX_LENGTH = 100;

    private Excerpt() {}

    /** On one line, and cut where it would fill a log. */
    static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** The same with so many characters. */
    static String of(String text, int longest) {
        String start = text.substring(0, Math.min(text.length(), longest)).replaceAll("[\\p{Cntrl}]+", " ");
        return text.length() > longest ? start + "…" : start;
    }
}
