package dev.seans.gateway;

import java.io.IOException;

/** The caller has gone away in the middle of its call: nobody wants an answer. */
final class CallerGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    CallerGoneException(Throwable cause) {
        super("the caller has gone away", cause);
    }
}
