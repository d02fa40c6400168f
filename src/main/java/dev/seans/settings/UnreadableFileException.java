package dev.seans.settings;

/** A file that an operator has named cannot be used. The message says why, and shows nothing of its content. */
public final class UnreadableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message) {
        super(message);
    }
}
