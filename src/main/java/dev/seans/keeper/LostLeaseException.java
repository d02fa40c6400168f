package dev.seans.keeper;

/** Another keeper has taken over: whoever gets this leaves the upstream alone, and writes nothing more. */
final class LostLeaseException extends Exception {

    private static final long serialVersionUID = 1L;

    LostLeaseException() {
        super("another keeper has taken over");
    }
}
