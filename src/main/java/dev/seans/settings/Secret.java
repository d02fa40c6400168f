package dev.seans.settings;

/** A text that nobody may see: no log, no message and no JSON shows it by accident. */
public record Secret(String text) {

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
