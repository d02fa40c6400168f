package dev.seans.keeper;

/** Another keeper has taken over: whoever gets this leaves the upstream alone. */
class LostLeaseException extends Exception {

    private static final long serialVersionUID = 1L;

    LostLeaseException() {
        this("another keeper has taken over");
    }

    LostLeaseException(String message) {
        super(message);
    }

    /** An operator has stopped the keeper: whoever gets this asks the upstream nothing more, and writes what was done so far. */
    static final class Stopped extends LostLeaseException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("an operator has stopped the keeper");
        }
    }
}
