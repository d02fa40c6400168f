package dev.seans.testkit.upstream;

import java.io.IOException;
import java.io.OutputStream;

/** What goes back over the wire. */
@FunctionalInterface
public interface WireReply {

    /**
     * Writes it.
     *
     * @return whether the connection may have another request
     */
    boolean writeTo(OutputStream out) throws IOException, InterruptedException;
}
