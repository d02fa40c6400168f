package dev.seans.httpsession;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes objects of allowed classes only: every class that has a part in the graph is described in the stream once. */
final class CheckedOutput extends ObjectOutputStream {

    private final AllowedClasses allowed;

    CheckedOutput(OutputStream target, AllowedClasses allowed) throws IOException {
        super(target);
        this.allowed = allowed;
    }

    /**
     * Refuses what is not allowed.
     *
     * @throws UncheckedIOException with the {@link ClassNotAllowedException}: a checked one would itself be written into
     *     the stream, and refused. So are others of its kind, such as that of an object that is not serializable: they
     *     pass here, and one that is a part of a value is refused when that is read
     */
    @Override
    protected void annotateClass(Class<?> described) {
        if (!IOException.class.isAssignableFrom(described) && !allowed.allows(described.getName())) {
            throw refused(described);
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> proxy) {
        throw refused(proxy);
    }

    private static UncheckedIOException refused(Class<?> type) {
        return new UncheckedIOException(new ClassNotAllowedException(type.getName()));
    }
}
