package dev.seans.keeper;

/** Another keeper has taken over: whoever gets this leaves the upstream alone, and writes nothing more. */
class LostLeaseException extends Exception {

    private static final long serialVersionUID = 1L;

    LostLeaseException() {
        this("another keeper has taken over");
    }

    LostLeaseException(String message) {
        super(message);
    }
}
