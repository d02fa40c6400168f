package dev.seans.httpsession;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Writes objects of allowed classes only: every class that has a part in the graph is described in the stream once. */
final class CheckedOutput extends ObjectOutputStream {

    private final AllowedClasses allowed;

    CheckedOutput(OutputStream target, AllowedClasses allowed) throws IOException {
        super(target);
        this.allowed = allowed;
    }

    @Override
    protected void annotateClass(Class<?> described) throws IOException {
        if (!allowed.allows(described.getName())) {
            throw new ClassNotAllowedException(described.getName());
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> proxy) throws IOException {
        throw new ClassNotAllowedException(proxy.getName());
    }
}
