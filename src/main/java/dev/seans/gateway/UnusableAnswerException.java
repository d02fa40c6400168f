package dev.seans.gateway;

import java.io.IOException;

/** An upstream has answered, but no caller can get that answer. The message says why, without a subject, and shows nothing of it. */
final class UnusableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String message) {
        super(message);
    }
}
