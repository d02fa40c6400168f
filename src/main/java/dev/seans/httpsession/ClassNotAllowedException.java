package dev.seans.httpsession;

import java.io.InvalidClassException;

/** An object of this class may be neither written nor read. */
final class ClassNotAllowedException extends InvalidClassException {

    private static final long serialVersionUID = 1L;

    ClassNotAllowedException(String className) {
        super(className, "not allowed as a part of an attribute");
    }
}
