package dev.seans.keeper;

/** An operator has stopped the keeper: whoever gets this asks the upstream nothing more, and writes what was done so far. */
final class StoppedException extends LostLeaseException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("an operator has stopped the keeper");
    }
}
