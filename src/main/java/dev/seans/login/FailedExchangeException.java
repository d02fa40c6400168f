package dev.seans.login;

/** A request has got no answer that could be understood. The message says why, and shows nothing of what was received. */
final class FailedExchangeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final String text;

    FailedExchangeException(Failure failure, String message) {
        super(message);
        this.failure = failure;
        this.text = message;
    }

    Failure failure() {
        return failure;
    }

    /** The message. */
    String text() {
        return text;
    }
}
