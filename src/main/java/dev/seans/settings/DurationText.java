package dev.seans.settings;

import java.time.Duration;

/** A duration as an operator writes it: {@code 20 s}, {@code 2h}. */
public final class DurationText {

    private DurationText() {}

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if it is not a number and a unit
     */
    public static Duration parse(String text) {
        return Quantity.parse(text, DurationUnit.UNITS).toDuration();
    }
}
