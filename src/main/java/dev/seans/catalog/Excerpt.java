package dev.seans.catalog;

/** As much of a document as may stand in a message. */
final class Excerpt {

    private static final int MAX_LENGTH = 100;

    private Excerpt() {}

    /** On one line, and cut where it would fill a log. */
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_LENGTH)).replaceAll("[\\p{Cntrl}]+", " ");
        return text.length() > MAX_LENGTH ? start + "…" : start;
    }
}
