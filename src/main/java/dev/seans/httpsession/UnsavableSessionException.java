package dev.seans.httpsession;

/**
 * What a request has done to a value in place cannot be saved: the value has grown beyond
 * {@code seans.session.size-limit}, or holds an object that cannot be serialized or is not allowed. Nothing of the
 * request is saved then: attributes belong together, and half of them would be worse than those of the request before.
 */
public class UnsavableSessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsavableSessionException(String message, Throwable cause) {
        super(message, cause);
    }

    UnsavableSessionException(String message) {
        super(message);
    }
}
