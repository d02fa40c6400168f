package dev.seans.client;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What futures throw, as a caller expects it. */
final class Failures {

    private Failures() {}

    static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapped && cause != null ? unwrapped(cause) : thrown;
    }

    /** Throws it, or gives it as what a blocking call may throw. */
    static IOException thrownToCaller(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof UpstreamSessionException known) {
            return known.thrownAgain();
        }
        return cause instanceof IOException failed ? failed : new IOException(cause.getMessage(), cause);
    }
}
