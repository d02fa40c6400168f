package dev.seans.httpsession;

import java.io.IOException;

/** A value needs more bytes than a whole session may have. */
final class ValueTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    ValueTooLargeException(long limit) {
        super("takes more than " + limit + " bytes");
    }
}
