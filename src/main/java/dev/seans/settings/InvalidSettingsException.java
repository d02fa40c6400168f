package dev.seans.settings;

import java.util.List;

/** The configuration cannot be used. The message lists every mistake, where it stands, and what would be right. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(List<String> mistakes) {
        super("Seans was not started, because of its settings: " + String.join("; ", mistakes));
    }
}
