package dev.seans.uploads;

/** A request's body ended before its announced length, or held nothing at all. Nothing of it was kept. */
public final class IncompleteBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long received;

    IncompleteBodyException(long received, long announced) {
        super("the body ended after " + received + " bytes" + (announced < 0 ? "" : " of " + announced));
        this.received = received;
    }

    /** How many bytes came. */
    public long received() {
        return received;
    }
}
