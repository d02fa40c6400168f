package dev.seans.upstream;

/** Carries {@link UnreadableSessionException} through what throws nothing checked. */
final class UnreadableSlotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSlotException(String message) {
        super(message);
    }
}
