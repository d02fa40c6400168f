package dev.seans.imports;

import jakarta.ejb.ApplicationException;

/** A sink of the team has thrown: nothing of the chunk may be written. */
@ApplicationException(rollback = true)
final class SinkFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sink;
    private final long chunkNo;

    SinkFailedException(String sink, long chunkNo, Exception cause) {
        super(sink + " has thrown at chunk " + chunkNo + ": " + cause, cause);
        this.sink = sink;
        this.chunkNo = chunkNo;
    }

    /** The name of its class. */
    String sink() {
        return sink;
    }

    long chunkNo() {
        return chunkNo;
    }
}
