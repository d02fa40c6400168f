package dev.seans.upstream;

/** What is stored cannot be decrypted: its key is missing or another one, or it does not belong to this row. */
public final class UnreadableSessionException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableSessionException(String message) {
        super(message);
    }
}
