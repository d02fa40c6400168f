package dev.seans.identity;

import jakarta.ejb.ApplicationException;

/** A name that cannot be a file below its folder. */
@ApplicationException(rollback = true)
public final class InvalidUploadNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public InvalidUploadNameException(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }

    /** What can be wrong with a name. */
    public enum Reason {
        LENGTH("it must have 1 to " + UploadName.MAX_LENGTH + " characters"),
        DEPTH("it has too many folders"),
        LEAVES_FOLDER("it must not leave its folder"),
        CHARACTERS("it must not hold control characters or any of < > : \" | ? *"),
        AMBIGUOUS("a file system could mistake it for another name"),
        SEGMENT_LENGTH("a part of it is longer than 255 bytes");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }
}
